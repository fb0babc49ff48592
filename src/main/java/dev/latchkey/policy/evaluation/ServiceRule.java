package dev.latchkey.policy.evaluation;

/** A rule that the service keeps whatever the policies say, with IAM's message for it. */
public enum ServiceRule {
    /** Who has an MFA device adds or removes one of their own only in an MFA session (AWS-2023-001). */
    OWN_MFA_DEVICES(
            "To complete this action, please ensure that you are authenticated with an MFA device that is enabled"
                    + " for this user.");

    private final String message;

    ServiceRule(String message) {
        this.message = message;
    }

    public String message() {
        return message;
    }
}
