package dev.latchkey.browser;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The procedures of the published guide, step by step and label by label, as the demo's people walk them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SeedProceduresIT {

    private static final String NEW_PASSWORD = "Seven-Green-Herons-41";

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void paul_changes_his_password_on_the_console(Scripts scripts) {
        try (Window window = Window.with(scripts)) {
            Walk paul = window.walk().signInAs("paul");
            paul.chooseFromUserMenu("My Security Credentials").seesHeading("My Security Credentials");
            paul.sees("AWS IAM credentials");
            paul.seesOpen("iam:ChangePassword");
            changePassword(paul, DemoPortal.PASSWORD, NEW_PASSWORD);
            paul.signOut();

            paul.signIn("123456789012", "paul", DemoPortal.PASSWORD).sees("is not right");
            paul.signIn("123456789012", "paul", NEW_PASSWORD).seesHeading("My Security Credentials");

            changePassword(paul, NEW_PASSWORD, DemoPortal.PASSWORD);
        }
    }

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void the_browser_remembers_account_and_user_name_but_no_password(Scripts scripts) {
        try (Window window = Window.with(scripts)) {
            Walk paul = window.walk().signInAs("paul").signOut();

            paul.open("/signin");
            paul.finds("Account ID (12 digits) or alias", "example-corp").finds("IAM user name", "paul");
            paul.finds("Password", "").follow("Sign in to a different account");

            paul.finds("Account ID (12 digits) or alias", "").finds("IAM user name", "");
        }
    }

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void dana_lets_all_users_change_their_own_password_and_takes_it_back(Scripts scripts) {
        try (Window danas = Window.with(scripts);
                Window zoes = Window.with(scripts)) {
            Walk zoe = zoes.walk().signInAs("zoe").seesClosed("iam:ChangePassword", "toggle");

            Walk dana = danas.walk().signInAs("dana").follow("Account settings").seesHeading("Account settings");
            dana.tick("Allow users to change their own password").press("Apply password policy");
            dana.seesHeading("Account settings");
            zoe.open("/security-credentials").seesOpen("iam:ChangePassword");
            changePassword(zoe, DemoPortal.PASSWORD, NEW_PASSWORD);
            changePassword(zoe, NEW_PASSWORD, DemoPortal.PASSWORD);

            dana.untick("Allow users to change their own password").press("Apply password policy");
            dana.seesHeading("Account settings");
            zoe.open("/security-credentials").seesClosed("iam:ChangePassword", "toggle");
            zoe.sees("Users may not change their own password in this account.");
            dana.press("Use the default policy");
            dana.press("Use the default policy");
        }
    }

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void gwen_one_of_the_selected_users_changes_her_password_and_sees_nothing_else(Scripts scripts) {
        try (Window window = Window.with(scripts)) {
            Walk gwen = window.walk().signInAs("gwen").seesOpen("iam:ChangePassword");
            gwen.seesClosed("iam:CreateAccessKey", "not-granted");

            changePassword(gwen, DemoPortal.PASSWORD, NEW_PASSWORD);
            changePassword(gwen, NEW_PASSWORD, DemoPortal.PASSWORD);
        }
    }

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void mia_is_told_once_that_she_signed_in_without_mfa(Scripts scripts) {
        try (Window window = Window.with(scripts)) {
            Walk mia = window.walk().signInAs("mia").sees("You signed in without MFA");

            mia.seesClosed("iam:ChangePassword", "needs-mfa-setup");
            mia.seesClosed("iam:CreateAccessKey", "needs-mfa-setup");
            mia.seesClosed("iam:UploadSigningCertificate", "needs-mfa-setup");
        }
    }

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void nora_finds_everything_but_mfa_open(Scripts scripts) {
        try (Window window = Window.with(scripts)) {
            Walk nora = window.walk().signInAs("nora").seesOpen("iam:ChangePassword");

            nora.seesClosed("iam:EnableMFADevice", "not-granted");
            nora.seesOpen("iam:CreateAccessKey");
        }
    }

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void paul_is_told_why_everything_else_is_closed(Scripts scripts) {
        try (Window window = Window.with(scripts)) {
            Walk paul = window.walk().signInAs("paul");

            paul.seesClosed("iam:CreateAccessKey", "not-granted");
            paul.seesClosed("iam:EnableMFADevice", "not-granted");
            paul.seesClosed("iam:UploadSigningCertificate", "not-granted");
            paul.follow("AWS CodeCommit credentials").seesClosed("iam:UploadSSHPublicKey", "not-granted");
            paul.seesClosed("iam:CreateServiceSpecificCredential", "not-granted");
        }
    }

    private static void changePassword(Walk person, String current, String replacement) {
        person.open("/security-credentials").follow("Change password").seesHeading("Change password");
        person.type("Current password", current)
                .type("New password", replacement)
                .type("Confirm new password", replacement)
                .press("Change password");
        person.seesHeading("My Security Credentials");
    }
}
