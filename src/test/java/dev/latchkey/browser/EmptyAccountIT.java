package dev.latchkey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.PortalData;
import dev.latchkey.support.PortalProcess;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The published procedure for letting only selected users change their passwords, from the very first start on. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EmptyAccountIT {

    private static final String ACCOUNT_ID = "210987654321";
    private static final String ADMINISTRATOR_S_PASSWORD = "Nine-Grey-Geese-57";
    private static final String NEW_PASSWORD = "Seven-Green-Herons-41";
    private static final Pattern LINK = Pattern.compile("/setup\\?token=\\S+");

    @Test
    void an_account_is_made_and_two_of_its_users_may_change_their_passwords() {
        try (PortalData data = PortalData.create();
                PortalProcess portal = PortalProcess.on(data.path()).startAndAwaitReady();
                Window administrators = Window.with(Scripts.ON);
                Window others = Window.with(Scripts.ON)) {
            Walk anna = administrators.walkAt(portal.origin().toString());
            setUp(anna, portal);
            anna.open("/admin/account-settings")
                    .untick("Allow users to change their own password")
                    .press("Apply password policy")
                    .sees("The password policy is applied.");
            String password = create(anna, "ines");
            create(anna, "ivan");
            create(anna, "olaf");
            anna.follow("Groups")
                    .follow("Create group")
                    .type("Group name", "Selected")
                    .press("Create group");
            anna.seesHeading("Selected").follow("Add users");
            anna.tick("ines").tick("ivan").press("Add users").sees("2 users are members");
            anna.follow("Policies").follow("Create policy").follow("ChangeOwnPassword");
            assertThat(anna.page().locator("#policyDocument").inputValue())
                    .contains("arn:aws:iam::" + ACCOUNT_ID + ":user/${aws:username}");
            anna.type("Policy name", "ChangeOwnPassword").press("Create policy").seesHeading("ChangeOwnPassword");
            anna.open("/admin/groups/Selected")
                    .type("Policy name", "ChangeOwnPassword")
                    .press("Attach policy")
                    .sees("is attached to Selected");

            Walk ines = others.walkAt(portal.origin().toString());
            ines.signIn(ACCOUNT_ID, "ines", password).seesHeading("Set a new password");
            ines.type("New password", NEW_PASSWORD)
                    .type("Confirm new password", NEW_PASSWORD)
                    .press("Change password");

            ines.seesHeading("My Security Credentials").seesOpen("iam:ChangePassword");
            ines.seesClosed("iam:CreateAccessKey", "not-granted");
            anna.open("/admin/simulator?principal=olaf&actions=iam:ChangePassword");
            assertThat(anna.page()
                            .locator("[data-simulated='iam:ChangePassword']")
                            .getAttribute("data-decision"))
                    .isEqualTo("denied");
        }
    }

    private static void setUp(Walk anna, PortalProcess portal) {
        Matcher link = LINK.matcher(portal.output());
        assertThat(link.find()).as("a link in: %s", portal.output()).isTrue();
        anna.open(link.group()).seesHeading("Set up Latchkey");
        anna.type("Account ID (12 digits)", ACCOUNT_ID)
                .type("IAM user name", "anna")
                .type("Password", ADMINISTRATOR_S_PASSWORD)
                .type("Confirm password", ADMINISTRATOR_S_PASSWORD)
                .press("Create account");
        anna.seesHeading("My Security Credentials");
    }

    private static String create(Walk anna, String name) {
        anna.follow("Users").follow("Create user").type("User name", name);
        anna.untick("Attach the policy IAMUserChangePassword").press("Create user");
        anna.seesHeading("User " + name + " is created");
        String password = anna.secret("console-password");
        anna.finishSaving();
        return password;
    }
}
