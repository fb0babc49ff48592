package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.platform.StatementCounter;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.Statements;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OverviewPageTest {

    @Inject
    World world;

    @Inject
    StatementCounter statements;

    private Document page(World.Person person, String path) {
        Page page = PortalClient.open().signedIn(person).get(path);
        assertThat(page.status()).isEqualTo(200);
        return page.html();
    }

    private Document overview(World.Person person) {
        return page(person, "/security-credentials");
    }

    private World.Person person(String policy) {
        return world.account().userWithPassword("alice").withPublished(policy);
    }

    private static Element control(Document page, String action) {
        return Objects.requireNonNull(page.selectFirst("[data-action='" + action + "']"), action);
    }

    private static Element reasonOf(Document page, Element control) {
        return Objects.requireNonNull(page.getElementById(control.attr("aria-describedby")), control.outerHtml());
    }

    @Nested
    class Everybody {

        @Test
        void finds_heading_tabs_and_the_way_out() {
            Document page = overview(world.account().userWithPassword("alice"));

            assertThat(page.select("h1").text()).isEqualTo("My Security Credentials");
            assertThat(page.title()).startsWith("My Security Credentials – ");
            assertThat(page.select(".tabs a").eachText())
                    .containsExactly("AWS IAM credentials", "AWS CodeCommit credentials", "Sessions and activity");
            assertThat(page.select(".user-menu a").eachText()).contains("My Security Credentials");
            assertThat(page.select("form[action='/signout'] button").text()).isEqualTo("Sign out");
            assertThat(page.select("#flash").attr("role")).isEqualTo("status");
        }

        @Test
        void is_told_the_reason_of_each_closed_control_in_sight_of_it() {
            Document page = overview(world.account().userWithPassword("alice"));

            assertThat(page.select("[data-decision=denied]")).isNotEmpty().allSatisfy(control -> {
                assertThat(control.attr("aria-disabled")).isEqualTo("true");
                assertThat(reasonOf(page, control).attr("data-reason")).isNotEmpty();
                assertThat(reasonOf(page, control).text()).isNotBlank();
            });
            assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        }
    }

    @Nested
    class Who_may_change_the_password_only {

        private final Document page = overview(person("ManageOwnPasswordOnly"));

        @Test
        void sees_the_user_but_not_the_account() {
            assertThat(page.select("dt").eachText()).contains("User ARN").doesNotContain("Canonical user ID");
        }

        @Test
        void finds_the_other_sections_under_one_disclosure() {
            assertThat(page.select(".not-available > summary").text()).isEqualTo("Not available to you (3)");
            assertThat(page.select(".not-available [data-section]").eachAttr("data-section"))
                    .containsExactly("mfa", "access-keys", "signing-certificates");
            assertThat(page.select(".not-available button[data-action]").eachText())
                    .containsExactly("Assign MFA device", "Create access key", "Upload signing certificate");
        }

        @Test
        void is_told_that_nobody_gave_the_permission_and_what_to_ask_for() {
            Element reason = reasonOf(page, control(page, "iam:CreateAccessKey"));

            assertThat(reason.attr("data-reason")).isEqualTo("not-granted");
            assertThat(reason.text()).contains("Nobody has given you permission for iam:CreateAccessKey");
            assertThat(page.select(".why-block:has(#" + reason.id() + ") .request-text")
                            .text())
                    .contains("User: arn:aws:iam::", "Action: iam:CreateAccessKey", ":user/alice");
            assertThat(page.select(".why-block:has(#" + reason.id() + ") dl").text())
                    .contains("is not authorized to perform");
        }
    }

    @Nested
    class Who_must_use_MFA_and_has_no_device {

        private final Document page = overview(person("ManageOwnCredentialsWithMFA"));

        @Test
        void is_told_so_once() {
            Element banner = Objects.requireNonNull(page.getElementById("needs-mfa"));

            assertThat(banner.text()).contains("You signed in without MFA: 6 actions need it.");
            assertThat(banner.select("dl").text())
                    .contains("ManageOwnCredentialsWithMFA", "DenyAllExceptListedIfNoMFA");
        }

        @Test
        void finds_that_each_closed_control_points_there() {
            for (String action : List.of("iam:ChangePassword", "iam:CreateAccessKey", "iam:UploadSigningCertificate")) {
                Element reason = reasonOf(page, control(page, action));
                assertThat(reason.attr("data-reason")).isEqualTo("needs-mfa-setup");
                assertThat(reason.text()).isEqualTo("Needs MFA");
                assertThat(reason.select("a").attr("href")).isEqualTo("#needs-mfa");
            }
        }

        @Test
        void is_told_which_action_closes_the_password() {
            Element reason = reasonOf(page, control(page, "iam:ChangePassword"));

            assertThat(reason.attr("data-denied-action")).isEqualTo("iam:GetAccountPasswordPolicy");
        }

        @Test
        void finds_the_way_to_a_device_open() {
            Element assign = control(page, "iam:EnableMFADevice");

            assertThat(assign.text()).isEqualTo("Assign MFA device");
            assertThat(assign.attr("data-decision")).isEqualTo("allowed");
            assertThat(Objects.requireNonNull(page.getElementById("needs-mfa"))
                            .select("a[href^=/security-credentials/mfa/new]")
                            .text())
                    .isEqualTo("Set up MFA");
        }
    }

    @Nested
    class Who_may_do_all_but_MFA {

        @Test
        void finds_the_MFA_section_alone_closed() {
            Document page = overview(person("ManageOwnCredentialsNoMFA"));

            assertThat(page.select("[data-section]").eachAttr("data-section"))
                    .containsExactly("password", "access-keys", "signing-certificates", "mfa");
            assertThat(control(page, "iam:EnableMFADevice").attr("data-decision"))
                    .isEqualTo("denied");
            assertThat(page.select("dt").eachText()).contains("Canonical user ID");
        }

        @Test
        void finds_both_sections_of_the_page_for_Git_open() {
            Document page = page(person("ManageOwnCredentialsNoMFA"), "/security-credentials/git");

            assertThat(page.select("[data-section]").eachAttr("data-section"))
                    .containsExactly("ssh-public-keys", "git-credentials");
            assertThat(page.select("[data-decision=denied]")).isEmpty();
        }
    }

    @Test
    void the_page_for_Git_has_its_two_sections_with_their_reasons() {
        Document page = page(person("ManageOwnPasswordOnly"), "/security-credentials/git");

        assertThat(page.select("[data-section]").eachAttr("data-section"))
                .containsExactly("ssh-public-keys", "git-credentials");
        assertThat(page.select("button[data-action]").eachText())
                .containsExactly("Upload SSH public key", "Generate credentials");
    }

    @Test
    void an_administrator_is_led_to_the_account_settings_and_others_are_not() {
        Document dana = overview(world.account().userWithPassword("dana").administrator());
        Document alice = overview(person("ManageOwnPasswordOnly"));

        assertThat(dana.select(".side-navigation.wide a").eachText()).contains("Account settings");
        assertThat(alice.select(".side-navigation")).isEmpty();
    }

    @Test
    void drawing_it_takes_three_statements_and_one_for_each_part_that_shows_stored_rows() {
        PortalClient browser = PortalClient.open().signedIn(person("ManageOwnPasswordOnly"));
        browser.get("/security-credentials");

        List<String> sent = Statements.sentDuring(statements, () -> browser.get("/security-credentials"));

        // Session, policies, the user's own row, and the password's.
        assertThat(sent).hasSizeLessThanOrEqualTo(4);
    }
}
