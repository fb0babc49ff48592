package dev.latchkey.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.account.AccountWorld.Account;
import dev.latchkey.account.AccountWorld.Person;
import dev.latchkey.operation.Operations;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.support.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AccountSettingsPageTest {

    private static final String PAGE = "/admin/account-settings";
    private static final String POLICY = PAGE + "/password-policy";
    private static final String EFFECT = POLICY + "/effect";
    private static final String DEFAULT = POLICY + "/default";

    @Inject
    AccountWorld world;

    @Inject
    Operations operations;

    @Inject
    PasswordPolicies policies;

    @Inject
    LatchkeyConfiguration configuration;

    private Account account;
    private Person dana;
    private String cookie;

    @BeforeEach
    void signIn() {
        account = world.open("settings");
        dana = account.administrator("dana");
        cookie = dana.session();
    }

    @Nested
    class For_an_administrator {

        @Test
        void proposes_15_characters_while_IAMs_default_holds_with_the_flag_off() {
            Document page = open(PAGE);

            assertThat(page.select("h1").text()).isEqualTo("Account settings");
            assertThat(page.select("#minimumPasswordLength").val()).isEqualTo("15");
            assertThat(flag(page).hasAttr("checked")).isFalse();
            assertThat(page.select("#password-policy").text()).contains("IAM's default policy holds");
        }

        @Test
        void has_the_labels_that_people_know() {
            Document page = open(PAGE);

            assertThat(page.select("#password-policy > h2").text()).isEqualTo("Password policy");
            assertThat(page.select("label[for=allowUsersToChangePassword]").text())
                    .isEqualTo("Allow users to change their own password");
            assertThat(flag(page).attr("role")).isEqualTo("switch");
            assertThat(control(page, "iam:UpdateAccountPasswordPolicy").text()).isEqualTo("Apply password policy");
            assertThat(control(page, "iam:SimulatePrincipalPolicy").text()).isEqualTo("Preview effect");
            assertThat(control(page, "iam:DeleteAccountPasswordPolicy").text()).isEqualTo("Use the default policy");
            assertThat(page.select("[data-action]").eachAttr("data-decision")).containsOnly("allowed");
        }

        @Test
        void tells_where_users_sign_in() {
            assertThat(open(PAGE).select("#account-alias").text()).contains("/signin/" + account.alias());
        }

        @Test
        void gives_the_sample_policy_with_the_accounts_id() {
            assertThat(open(PAGE).select("#sample-policy").text())
                    .contains("arn:aws:iam::" + account.id() + ":user/${aws:username}");
        }
    }

    @Nested
    class Applied {

        @Test
        void the_policy_holds_and_the_page_says_so() {
            Response answer = post(POLICY, "password-policy", open(PAGE), typed("12", true));

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.header("Location")).endsWith(PAGE);
            assertThat(policies.inForce(account.id())).isEqualTo(policy(12, true));
            Document page = open(PAGE);
            assertThat(page.select(".flash.success").text()).contains("The password policy is applied.");
            assertThat(flag(page).hasAttr("checked")).isTrue();
            assertThat(page.select("#minimumPasswordLength").val()).isEqualTo("12");
        }

        @Test
        void twice_by_the_same_form_it_acts_once() {
            Document page = open(PAGE);
            post(POLICY, "password-policy", page, typed("12", true));
            operations.perform(dana.caller(), new UpdateAccountPasswordPolicy(policy(20, false), null));

            Response again = post(POLICY, "password-policy", page, typed("12", true));

            assertThat(again.statusCode()).isEqualTo(303);
            assertThat(policies.inForce(account.id())).isEqualTo(policy(20, false));
        }

        @Test
        void with_a_number_out_of_range_it_comes_back_as_it_was_typed() {
            Response answer = post(POLICY, "password-policy", open(PAGE), typed("5", true));

            Document page = Jsoup.parse(answer.asString());
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(page.title()).startsWith("Error: ");
            assertThat(page.select("#minimumPasswordLength").val()).isEqualTo("5");
            assertThat(page.select("#minimumPasswordLength").attr("aria-invalid"))
                    .isEqualTo("true");
            assertThat(page.select("#error-summary a[href=#minimumPasswordLength]")
                            .text())
                    .isEqualTo("Use a whole number from 6 to 128.");
            assertThat(flag(page).hasAttr("checked")).isTrue();
            assertThat(policies.inForce(account.id())).isEqualTo(PasswordPolicy.iamDefault());
        }

        @Test
        void after_somebody_else_was_faster_both_policies_are_shown_and_one_is_chosen() {
            Document page = open(PAGE);
            operations.perform(dana.caller(), new UpdateAccountPasswordPolicy(policy(20, false), null));

            Response answer = post(POLICY, "password-policy", page, typed("12", true));

            Document conflict = Jsoup.parse(answer.asString());
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(conflict.select("tr.different").text()).contains("20 characters", "12 characters");
            assertThat(conflict.select("a.button").text()).isEqualTo("Take theirs");
            assertThat(policies.inForce(account.id())).isEqualTo(policy(20, false));

            Response kept = send(POLICY, conflict.expectFirst("form#form-password-policy"));

            assertThat(kept.statusCode()).isEqualTo(303);
            assertThat(policies.inForce(account.id())).isEqualTo(policy(12, true));
        }
    }

    @Nested
    class Given_up_for_the_default {

        @Test
        void asks_first() {
            operations.perform(dana.caller(), new UpdateAccountPasswordPolicy(policy(20, true), null));

            Document page = open(DEFAULT);

            assertThat(page.select("h1").text()).isEqualTo("Use the default policy");
            assertThat(page.select("main").text()).contains("All others lose it at once.");
            assertThat(policies.inForce(account.id())).isEqualTo(policy(20, true));
        }

        @Test
        void then_IAMs_default_holds() {
            operations.perform(dana.caller(), new UpdateAccountPasswordPolicy(policy(20, true), null));

            Response answer = send(DEFAULT, open(DEFAULT).expectFirst("form#form-default-policy"));

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(policies.inForce(account.id())).isEqualTo(PasswordPolicy.iamDefault());
        }
    }

    @Nested
    class The_preview {

        @Test
        void tells_who_gains_keeps_what_was_typed_and_changes_nothing() {
            account.user("zoe");

            Response answer = post(EFFECT, "password-policy", open(PAGE), typed("12", true));

            Document page = Jsoup.parse(answer.asString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(page.select("[data-effect=gain]").text()).isEqualTo("1 user gains: zoe.");
            assertThat(page.select("[data-effect=lose]").text()).isEqualTo("0 users lose.");
            assertThat(page.select("#minimumPasswordLength").val()).isEqualTo("12");
            assertThat(flag(page).hasAttr("checked")).isTrue();
            assertThat(policies.inForce(account.id())).isEqualTo(PasswordPolicy.iamDefault());
        }

        @Test
        void leaves_the_form_good_for_applying() {
            Document page = open(PAGE);
            post(EFFECT, "password-policy", page, typed("12", true));

            assertThat(post(POLICY, "password-policy", page, typed("12", true)).statusCode())
                    .isEqualTo(303);
        }

        @Test
        void asked_for_by_script_is_a_part_of_the_page() {
            Response answer = as(cookie)
                    .header("HX-Request", "true")
                    .formParams(fields(open(PAGE), "password-policy", typed("12", true)))
                    .post(EFFECT);

            Document part = Jsoup.parseBodyFragment(answer.asString());
            assertThat(part.select("section#effect[data-focus]")).hasSize(1);
            assertThat(part.select("h1")).isEmpty();
        }

        @Test
        void without_a_good_ticket_goes_back_to_the_form() {
            Response answer = as(cookie).get(EFFECT + "?ticket=made-up");

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.header("Location")).endsWith(PAGE);
        }
    }

    @Nested
    class The_alias {

        @Test
        void is_changed() {
            String alias = "renamed-" + account.id().substring(6);

            Response answer = post(PAGE + "/alias", "account-alias", open(PAGE), Map.of("accountAlias", alias));

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(account.alias()).isEqualTo(alias);
        }

        @Test
        void that_is_taken_comes_back_as_it_was_typed() {
            String taken = world.open("taken").alias();

            Response answer = post(PAGE + "/alias", "account-alias", open(PAGE), Map.of("accountAlias", taken));

            Document page = Jsoup.parse(answer.asString());
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(page.select("#accountAlias").val()).isEqualTo(taken);
            assertThat(page.select("#accountAlias-problem").text()).contains("This alias is taken.");
        }
    }

    @Nested
    class For_somebody_without_permission {

        private Person zoe;

        @BeforeEach
        void signIn() {
            zoe = account.user("zoe");
            cookie = zoe.session();
        }

        @Test
        void everything_is_closed_with_its_reason_and_nothing_is_told() {
            operations.perform(dana.caller(), new UpdateAccountPasswordPolicy(policy(37, false), null));

            Document page = open(PAGE);

            assertThat(page.select("[data-action]").eachAttr("data-decision")).containsOnly("denied");
            for (Element control : page.select("[data-decision=denied]")) {
                assertThat(control.attr("aria-disabled")).isEqualTo("true");
                assertThat(page.getElementById(control.attr("aria-describedby")))
                        .isNotNull();
            }
            assertThat(page.select("#password-policy").text()).doesNotContain("37 characters");
            assertThat(page.select("input#minimumPasswordLength")).isEmpty();
        }

        @Test
        void the_values_are_told_to_who_may_read_them() {
            operations.perform(dana.caller(), new UpdateAccountPasswordPolicy(policy(37, true), null));

            Document page = open(PAGE);

            assertThat(page.select("#password-policy dl.facts").text()).contains("37 characters");
            assertThat(control(page, "iam:UpdateAccountPasswordPolicy").attr("data-decision"))
                    .isEqualTo("denied");
        }

        @Test
        void forged_forms_are_refused() {
            String csrf = open(PAGE).expectFirst("input[name=csrf]").val();

            Response answer = as(cookie)
                    .formParams(Map.of("csrf", csrf, "minimumPasswordLength", "12"))
                    .post(EFFECT);

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(policies.inForce(account.id())).isEqualTo(PasswordPolicy.iamDefault());
        }
    }

    @Test
    void people_who_are_not_signed_in_are_led_to_the_sign_in_page() {
        Response answer = given().baseUri(configuration.baseUrl())
                .redirects()
                .follow(false)
                .get(PAGE);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).contains("/signin");
    }

    private Document open(String path) {
        Response answer = as(cookie).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.asString());
    }

    private Response post(String path, String form, Document page, Map<String, String> typed) {
        return as(cookie).formParams(fields(page, form, typed)).post(path);
    }

    /** Sends a form as it stands. */
    private Response send(String path, Element form) {
        RequestSpecification request = as(cookie);
        form.select("input[type=hidden]").forEach(input -> request.formParam(input.attr("name"), input.val()));
        return request.post(path);
    }

    private RequestSpecification as(String session) {
        return given().baseUri(configuration.baseUrl())
                .redirects()
                .follow(false)
                .cookie("__Host-sid", session)
                .header("Origin", configuration.baseUrl())
                .contentType("application/x-www-form-urlencoded; charset=utf-8");
    }

    private static Map<String, String> fields(Document page, String form, Map<String, String> typed) {
        Map<String, String> fields = new HashMap<>(typed);
        page.select("form#form-" + form + " input[type=hidden]")
                .forEach(input -> fields.put(input.attr("name"), input.val()));
        return fields;
    }

    private static Map<String, String> typed(String length, boolean flag) {
        return flag
                ? Map.of("minimumPasswordLength", length, "allowUsersToChangePassword", "on")
                : Map.of("minimumPasswordLength", length);
    }

    private static Element flag(Document page) {
        return page.expectFirst("input#allowUsersToChangePassword");
    }

    private static Element control(Document page, String action) {
        return page.expectFirst("[data-action=" + action + "]");
    }

    private static PasswordPolicy policy(int length, boolean flag) {
        return new PasswordPolicy(
                true, length, false, false, false, false, flag, OptionalInt.empty(), OptionalInt.empty(), false);
    }
}
