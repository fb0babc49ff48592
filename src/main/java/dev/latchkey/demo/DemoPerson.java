package dev.latchkey.demo;

import dev.latchkey.secret.SecretText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to sign in as.
 *
 * @param accountId the person's account
 * @param group the group through which the policy reaches the person; null for none
 * @param policy the name of the policy, which is also the name of its file, or of an AWS managed policy; null for none
 * @param role what the person is, in a few words
 * @param expectation what there is to see, one sentence
 */
record DemoPerson(
        String accountId,
        String userName,
        @Nullable String group,
        @Nullable String policy,
        String role,
        String expectation) {

    /** The password of everybody in the demo. */
    static final String PASSWORD = "Latchkey-demo-2026!";

    static final String EXAMPLE_CORP = "123456789012";
    static final String OTHER_CORP = "210987654321";

    private static final String ADMINISTRATOR = "AdministratorAccess";

    private static final Set<String> HAVE_KEYS = Set.of("dana", "nora");

    static final List<DemoPerson> ALL = List.of(
            new DemoPerson(
                    EXAMPLE_CORP,
                    "paul",
                    "PasswordSelfService",
                    "ManageOwnPasswordOnly",
                    "may change his password",
                    "One open button, and a dozen that say why they are closed."),
            new DemoPerson(
                    EXAMPLE_CORP,
                    "dana",
                    null,
                    ADMINISTRATOR,
                    "administrator",
                    "Keeps the password policy and decides whether everybody may change their own password."),
            new DemoPerson(
                    EXAMPLE_CORP,
                    "nora",
                    "SelfManageNoMFA",
                    "ManageOwnCredentialsNoMFA",
                    "manages her credentials, without MFA",
                    "Everything on the page but MFA devices."),
            new DemoPerson(
                    EXAMPLE_CORP,
                    "mia",
                    "SelfManageMFA",
                    "ManageOwnCredentialsWithMFA",
                    "must use MFA, has no device yet",
                    "One banner tells her what MFA would open."),
            new DemoPerson(
                    EXAMPLE_CORP,
                    "max",
                    "SelfManageMFA",
                    "ManageOwnCredentialsWithMFA",
                    "must use MFA, and has a device",
                    "Signs in with a code that the demo authenticator shows; then the whole page is open."),
            new DemoPerson(
                    EXAMPLE_CORP,
                    "gwen",
                    "PasswordChangers",
                    "ChangeOwnPassword",
                    "one of the selected users",
                    "May change her password through her group, and sees nothing else."),
            new DemoPerson(
                    EXAMPLE_CORP,
                    "zoe",
                    null,
                    null,
                    "has no policy at all",
                    "May change her password once dana allows all users to."),
            new DemoPerson(
                    OTHER_CORP,
                    "olga",
                    null,
                    ADMINISTRATOR,
                    "administrator of another account",
                    "Sees nothing of the first account."),
            new DemoPerson(
                    OTHER_CORP,
                    "paul",
                    "SelfManageNoMFA",
                    "ManageOwnCredentialsNoMFA",
                    "another paul",
                    "The same name in another account, with nothing in common."));

    /** The alias of the person's account. */
    String accountAlias() {
        return accountId.equals(EXAMPLE_CORP) ? "example-corp" : "other-corp";
    }

    /** The id of the person's access key; empty for whoever has none. */
    Optional<String> accessKeyId() {
        return HAVE_KEYS.contains(userName)
                ? Optional.of("AKIADEMO" + userName.toUpperCase(Locale.ROOT) + "00000000")
                : Optional.empty();
    }

    /** Its secret, public like everything here. */
    SecretText secretAccessKey() {
        return SecretText.of("demo/only/" + userName + "/0123456789abcdefghijklmno");
    }

    /** The seed of the person's MFA device, which everybody may know; empty for who has none. */
    Optional<String> seed() {
        return accountId.equals(EXAMPLE_CORP) && userName.equals("max")
                ? Optional.of("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
                : Optional.empty();
    }

    boolean isAdministrator() {
        return ADMINISTRATOR.equals(policy);
    }
}
