package dev.latchkey.credential;

/** The pages among which the credentials are divided. */
public enum CredentialTab {
    IAM("AWS IAM credentials", "/security-credentials"),
    CODECOMMIT("AWS CodeCommit credentials", "/security-credentials/git"),
    /** No kind of credential: what was done with them. */
    ACTIVITY("Sessions and activity", "/security-credentials/activity");

    private final String label;
    private final String href;

    CredentialTab(String label, String href) {
        this.label = label;
        this.href = href;
    }

    public String label() {
        return label;
    }

    public String href() {
        return href;
    }
}
