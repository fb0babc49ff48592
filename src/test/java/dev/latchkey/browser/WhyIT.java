package dev.latchkey.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two clicks at most from a closed button to what closed it: the statement, its policy, and how that came to the person;
 * with one more, the request stands in the simulator.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WhyIT {

    private static final int MOST_CLICKS = 2;

    private static final String READ_OWN_USER = """
        {"Version": "2012-10-17", "Statement": {"Sid": "OwnUser", "Effect": "Allow",
          "Action": ["iam:GetUser", "iam:ListAccessKeys", "iam:ChangePassword", "iam:GetAccountPasswordPolicy"], "Resource": "*"}}\
        """;

    private static final String NO_NEW_USERS = """
        {"Version": "2012-10-17", "Statement": [
          {"Sid": "NoNewUsers", "Effect": "Deny", "Action": "iam:CreateUser", "Resource": "*"},
          {"Effect": "Deny", "Action": "iam:CreateGroup", "Resource": "*"}]}\
        """;

    @AfterAll
    static void putTheDemoBack() {
        try (Window window = Window.with(Scripts.ON)) {
            window.walk().signInAs("dana").open("/demo/tour").press("Reset now");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zoe  | iam:ChangePassword         | toggle          | none at all",
                "paul | iam:CreateAccessKey        | not-granted     | ManageOwnPasswordOnly, through group PasswordSelfService",
                "gwen | iam:UploadSigningCertificate | not-granted   | ChangeOwnPassword, through group PasswordChangers",
                "nora | iam:EnableMFADevice        | not-granted     | ManageOwnCredentialsNoMFA, through group SelfManageNoMFA",
            })
    void where_nothing_allows_it_the_policies_that_were_asked(
            String user, String action, String reason, String policies) {
        try (Window window = Window.with(Scripts.ON)) {
            Walk walk = window.walk().signInAs(user).seesClosed(action, reason);

            Clicks clicks = new Clicks(walk.page(), action);

            assertThat(clicks.told()).contains("Your policies", policies);
            assertThat(clicks.number()).isLessThanOrEqualTo(MOST_CLICKS);
        }
    }

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void the_statement_that_wants_MFA_and_the_group_that_brought_it(Scripts scripts) {
        try (Window window = Window.with(scripts)) {
            Walk mia = window.walk().signInAs("mia").seesClosed("iam:CreateAccessKey", "needs-mfa-setup");

            Clicks clicks = new Clicks(mia.page(), "iam:CreateAccessKey");

            assertThat(clicks.told())
                    .contains(
                            "Policy ManageOwnCredentialsWithMFA",
                            "Through group SelfManageMFA",
                            "Statement DenyAllExceptListedIfNoMFA",
                            "Condition key aws:MultiFactorAuthPresent");
            assertThat(clicks.number()).isLessThanOrEqualTo(MOST_CLICKS);
        }
    }

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void the_permissions_boundary_that_does_not_include_it(Scripts scripts) {
        Subordinate bounded = Subordinate.hireWithoutRights("bea-" + scripts);
        bounded.attach("arn:aws:iam::aws:policy/AdministratorAccess");
        Subordinate.done(bounded.administrator()
                .iam(
                        "PutUserPermissionsBoundary",
                        "UserName",
                        bounded.name(),
                        "PermissionsBoundary",
                        bounded.policy("Limits-" + scripts, READ_OWN_USER)));
        try (Window window = Window.with(scripts)) {
            Walk bea = window.walk().signInAs(bounded.name()).seesClosed("iam:CreateAccessKey", "boundary");
            Clicks clicks = new Clicks(bea.page(), "iam:CreateAccessKey");

            assertThat(clicks.told())
                    .contains("Policy Limits-" + scripts, "It applies to you as your permissions boundary");
            assertThat(clicks.number()).isLessThanOrEqualTo(MOST_CLICKS);
        }
    }

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void an_administrator_too_finds_it_on_the_pages_of_administration(Scripts scripts) {
        Subordinate limited = Subordinate.hireWithoutRights("ada-" + scripts);
        limited.attach("arn:aws:iam::aws:policy/AdministratorAccess");
        limited.attach(limited.policy("NoNewcomers-" + scripts, NO_NEW_USERS));
        try (Window window = Window.with(scripts)) {
            Walk ada = window.walk().signInAs(limited.name());

            ada.open("/admin/users");
            Clicks named = new Clicks(ada.page(), "iam:CreateUser");
            assertThat(named.told())
                    .contains(
                            "Policy NoNewcomers-" + scripts,
                            "It applies to you attached to you directly",
                            "Statement NoNewUsers");
            assertThat(named.number()).isLessThanOrEqualTo(MOST_CLICKS);

            ada.open("/admin/groups");
            Clicks unnamed = new Clicks(ada.page(), "iam:CreateGroup");
            assertThat(unnamed.told())
                    .contains("Policy NoNewcomers-" + scripts, "Statement number 2, which has no Sid");
            assertThat(unnamed.number()).isLessThanOrEqualTo(MOST_CLICKS);

            ada.follow("Try it in the simulator").sees("Denied by statement 2 of policy NoNewcomers-" + scripts + ".");
        }
    }

    /** What somebody clicks who wants to know, beginning at a closed button. */
    private static final class Clicks {

        private int number;
        private final Locator facts;

        Clicks(Page page, String action) {
            Locator button = page.locator("main [data-action='" + action + "'][data-decision=denied]")
                    .first();
            String reason = "#" + button.getAttribute("aria-describedby");
            Locator elsewhere = page.locator(reason + " > a[href^='#']");
            if (elsewhere.count() > 0) {
                String banner = elsewhere.getAttribute("href");
                click(elsewhere);
                reason = banner;
            }
            Locator block = elsewhere.count() > 0
                    ? page.locator(reason + " .why-block")
                    : page.locator(".why-block").filter(new Locator.FilterOptions().setHas(page.locator(reason)));
            click(block.locator("details > summary").first());
            facts = block.locator("dl");
            assertThat(facts).isVisible();
        }

        /** Label and text, line by line. */
        String told() {
            return facts.innerText().replaceAll("\\s+", " ");
        }

        int number() {
            return number;
        }

        private void click(Locator what) {
            what.click();
            number++;
        }
    }
}
