package dev.latchkey.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An administrator makes a policy, is told what is wrong with it, sees what a change would do, and makes it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PolicyEditorIT {

    private static final String READ_OWN = """
            {
                "Version": "2012-10-17",
                "Statement": {
                    "Sid": "ReadOwn",
                    "Effect": "Allow",
                    "Action": "iam:GetUser",
                    "Resource": "arn:aws:iam::*:user/${aws:username}"
                }
            }""";

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void dana_writes_a_policy_and_sees_its_effect_before_it_bites(Scripts scripts) {
        String name = "Walk-" + scripts.name();
        try (Window window = Window.with(scripts)) {
            Walk dana = window.walk().signInAs("dana");
            Page page = dana.page();
            dana.follow("Policies")
                    .seesHeading("Policies")
                    .follow("Create policy")
                    .seesHeading("Create policy");

            dana.type("Policy name", name).type("Policy document", READ_OWN.replace("iam:GetUser", "iam:GetUsers"));
            if (scripts == Scripts.OFF) {
                dana.press("Check");
            }
            dana.sees("Did you mean");
            assertThat(page.locator(".findings a").first()).hasText("line 6, column 19");

            dana.type("Policy document", READ_OWN).press("Create policy").seesHeading(name);
            dana.sees("It does nothing until it is attached.");
            dana.type("User name", "zoe");
            page.locator("#form-attach-user button").click();
            dana.sees("is attached to the user zoe");

            dana.follow("Edit policy").seesHeading("Edit " + name);
            dana.type("Policy document", READ_OWN.replace("iam:GetUser", "iam:ListAccessKeys"));
            dana.press("Preview effect");
            dana.sees("Something changes for 1 of 1 user.");
            assertThat(page.locator("[data-effect=lose]").first()).containsText("iam:GetUser on oneself: 1 (zoe)");
            dana.press("Save version").seesHeading(name).sees("Version v2 is saved and in force.");

            dana.open("/admin/simulator?principal=zoe&actions=iam:ListAccessKeys")
                    .seesHeading("Policy simulator");
            assertThat(page.locator("[data-simulated='iam:ListAccessKeys']")).hasAttribute("data-decision", "allowed");
            assertThat(page.locator(".because").first()).hasText(Pattern.compile("Allowed by statement ReadOwn.*"));

            dana.open("/admin/policies/" + name);
            page.locator("[data-section=attached] tbody button").click();
            dana.sees("is detached from the user zoe");
            dana.follow("Delete policy");
            dana.type("Type " + name + " to confirm", name)
                    .press("Delete policy")
                    .seesHeading("Policies");
        }
    }
}
