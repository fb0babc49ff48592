package dev.latchkey.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of the guided tour.
 *
 * @param person who takes it
 * @param title what is done
 * @param lookFor what there is to see
 * @param path where it begins
 * @param actions what the trail shows once it was taken, any of them; empty for a step that only looks
 * @param command a command line that goes with it, or null
 */
record TourStep(
        int number,
        String person,
        String title,
        String lookFor,
        String path,
        List<String> actions,
        @Nullable String command) {

    static final List<TourStep> ALL = List.of(
            new TourStep(
                    1,
                    "paul",
                    "Paul changes his password",
                    "His policy allows that and nothing else. His other sessions end.",
                    "/security-credentials/password",
                    List.of("iam:ChangePassword"),
                    null),
            new TourStep(
                    2,
                    "paul",
                    "Paul sees why access keys are refused",
                    "Each closed button names what is missing, and has a text to send to an administrator.",
                    "/security-credentials",
                    List.of(),
                    null),
            new TourStep(
                    3,
                    "nora",
                    "Nora creates an access key and uses it",
                    "The secret is shown once. Put it into the command below and ask who you are.",
                    "/security-credentials/access-keys/new",
                    List.of("iam:CreateAccessKey"),
                    "AWS_ACCESS_KEY_ID=… AWS_SECRET_ACCESS_KEY=… AWS_DEFAULT_REGION=us-east-1 aws iam get-user"
                            + " --endpoint-url %s"),
            new TourStep(
                    4,
                    "mia",
                    "Mia sets up MFA",
                    "One banner says what MFA would open. She assigns a device, verifies, and the buttons open.",
                    "/security-credentials",
                    List.of("iam:EnableMFADevice"),
                    null),
            new TourStep(
                    5,
                    "dana",
                    "Dana lets all users change their own password",
                    "The preview says who gains and who loses before anything is applied. Zoe's button opens.",
                    "/admin/account-settings",
                    List.of("iam:UpdateAccountPasswordPolicy"),
                    null),
            new TourStep(
                    6,
                    "dana",
                    "Dana edits a policy",
                    "The effect on each user is shown before the new version is saved.",
                    "/admin/policies",
                    List.of("iam:CreatePolicyVersion"),
                    null),
            new TourStep(
                    7,
                    "dana",
                    "The simulator explains Gwen",
                    "Every statement that was considered is listed, with the part that matched or failed.",
                    "/admin/simulator?principal=gwen&actions=iam:ChangePassword",
                    List.of(),
                    null),
            new TourStep(
                    8,
                    "dana",
                    "The activity shows all of it",
                    "Who did what, what was refused, and which statement decided.",
                    "/admin/activity",
                    List.of(),
                    null));

    boolean onlyLooks() {
        return actions.isEmpty();
    }
}
