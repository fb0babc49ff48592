package dev.latchkey.browser;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The published procedure for letting only selected users change their passwords, walked by the administrator. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AdministrationIT {

    private static final String POLICY = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {"Effect": "Allow", "Action": "iam:GetAccountPasswordPolicy", "Resource": "*"},
            {"Effect": "Allow", "Action": "iam:ChangePassword",
             "Resource": "arn:aws:iam::123456789012:user/${aws:username}"}
          ]
        }
        """;

    private static final String NEW_PASSWORD = "Seven-Green-Herons-41";

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void dana_lets_only_selected_users_change_their_passwords(Scripts scripts) {
        String ines = "ines-" + scripts;
        String ivan = "ivan-" + scripts;
        String group = "Selected-" + scripts;
        String policy = "ChangeOwnPassword-" + scripts;
        try (Window danas = Window.with(scripts);
                Window others = Window.with(scripts)) {
            Walk dana = danas.walk().signInAs("dana");

            dana.follow("Account settings").seesHeading("Account settings");
            dana.untick("Allow users to change their own password").press("Apply password policy");
            dana.sees("The password policy is applied.");

            String password = createUser(dana, ines);
            createUser(dana, ivan);

            dana.follow("Groups")
                    .follow("Create group")
                    .type("Group name", group)
                    .press("Create group");
            dana.seesHeading(group).follow("Add users");
            dana.tick(ines).tick(ivan).press("Add users").sees("2 users are members");

            dana.open("/admin/create-policy");
            dana.type("Policy name", policy).type("Policy document", POLICY).press("Create policy");
            dana.open("/admin/groups/" + group)
                    .type("Policy name", policy)
                    .press("Attach policy")
                    .sees("is attached to " + group);

            Walk selected = others.walk();
            selected.signIn("example-corp", ines, password).seesHeading("Set a new password");
            selected.type("New password", NEW_PASSWORD)
                    .type("Confirm new password", NEW_PASSWORD)
                    .press("Change password");
            selected.seesHeading("My Security Credentials").seesOpen("iam:ChangePassword");
            selected.seesClosed("iam:CreateAccessKey", "not-granted");

            tidyUp(dana, ines, ivan, group, policy);
        }
    }

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void the_only_administrator_is_asked_for_the_account_s_name_and_may_stay(Scripts scripts) {
        try (Window window = Window.with(scripts)) {
            Walk only = window.walk();
            only.signIn("other-corp", "olga", DemoPortal.PASSWORD).seesHeading("My Security Credentials");

            only.open("/admin/users/olga/password/disable");
            only.page().locator("input[name=confirmation]").fill("olga");
            only.press("Disable console access");

            only.sees("nobody would be left who can administer the account other-corp")
                    .finds("Type other-corp to confirm", "");
            if (scripts == Scripts.ON) {
                AccessibilityIT.hasNoBarrier(only);
            }
            only.type("Type other-corp to confirm", "other").press("Do it all the same");
            only.sees("nobody would be left who can administer the account other-corp");
            only.follow("Cancel").open("/security-credentials").seesHeading("My Security Credentials");
        }
    }

    private static String createUser(Walk dana, String name) {
        dana.follow("Users").follow("Create user").type("User name", name);
        dana.untick("Attach the policy IAMUserChangePassword").press("Create user");
        dana.seesHeading("User " + name + " is created");
        String password = dana.secret("console-password");
        dana.finishSaving();
        return password;
    }

    private static void tidyUp(Walk dana, String ines, String ivan, String group, String policy) {
        for (String name : new String[] {ines, ivan}) {
            dana.open("/admin/users/" + name + "/delete")
                    .type("Type " + name + " to confirm", name)
                    .press("Delete user");
            dana.seesHeading("Users");
        }
        dana.open("/admin/groups/" + group + "/delete")
                .type("Type " + group + " to confirm", group)
                .press("Delete group");
        dana.seesHeading("Groups");
        dana.open("/admin/policies/" + policy + "/delete")
                .type("Type " + policy + " to confirm", policy)
                .press("Delete policy");
        dana.open("/admin/account-settings/password-policy/default").press("Use the default policy");
    }
}
