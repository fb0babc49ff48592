package dev.latchkey.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.permission.PutUserPolicy;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** One click from a closed button: which statement of which policy closed it, and how it came to the person; two: all of them. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class WhatClosedItTest {

    private static final String NO_KEYS = """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "iam:*", "Resource": "arn:aws:iam::*:user/${aws:username}"},
          {"Sid": "NoKeysForContractors", "Effect": "Deny", "Action": "iam:CreateAccessKey", "Resource": "*"}]}\
        """;

    private static final String READ_OWN = """
        {"Version": "2012-10-17", "Statement": {"Sid": "ReadOwn", "Effect": "Allow",
          "Action": ["iam:GetUser", "iam:GetLoginProfile"], "Resource": "arn:aws:iam::*:user/${aws:username}"}}\
        """;

    private static final String ONLY_FROM_INSIDE = """
        {"Version": "2012-10-17", "Statement": {"Sid": "Inside", "Effect": "Allow", "Action": "iam:CreateAccessKey", "Resource": "*",
          "Condition": {"IpAddress": {"aws:SourceIp": "10.1.2.3/32"}}}}\
        """;

    @Inject
    World world;

    private World.Account account;
    private World.Person zoe;

    @BeforeEach
    void make() {
        account = world.account();
        zoe = account.userWithPassword("zoe");
    }

    private Document page() {
        return PortalClient.open().signedIn(zoe).get("/security-credentials").html();
    }

    /** What opens under the closed button when its "Why?" is clicked. */
    private static Element why(Document page) {
        String reason = page.select("[data-action='iam:CreateAccessKey'][data-decision=denied]")
                .attr("aria-describedby");
        return page.selectXpath("//*[@id='" + reason + "']/following-sibling::details", Element.class)
                .get(0);
    }

    private static String fact(Element why, String label) {
        return why.select("dt:containsOwn(" + label + ") + dd").text();
    }

    @Test
    void through_a_group() {
        account.group("Contractors").attachToGroup("Contractors", account.policy("Contracts", NO_KEYS));
        zoe.in("Contractors");

        Element why = why(page());

        assertThat(fact(why, "Policy")).isEqualTo("Contracts");
        assertThat(fact(why, "Statement")).isEqualTo("NoKeysForContractors");
        assertThat(fact(why, "Through group")).isEqualTo("Contractors");
    }

    @Test
    void attached_directly() {
        zoe.with(account.policy("Contracts", NO_KEYS));

        Element why = why(page());

        assertThat(fact(why, "Policy")).isEqualTo("Contracts");
        assertThat(fact(why, "Statement")).isEqualTo("NoKeysForContractors");
        assertThat(fact(why, "It applies to you")).isEqualTo("attached to you directly");
    }

    @Test
    void written_into_the_user() {
        account.perform(new PutUserPolicy("zoe", "Own", NO_KEYS));

        Element why = why(page());

        assertThat(fact(why, "Policy")).isEqualTo("Own");
        assertThat(fact(why, "It applies to you")).isEqualTo("written into your user");
    }

    @Test
    void by_its_number_where_it_has_no_name() {
        account.perform(new PutUserPolicy("zoe", "Own", NO_KEYS.replace("\"Sid\": \"NoKeysForContractors\", ", "")));

        assertThat(fact(why(page()), "Statement")).isEqualTo("number 2, which has no Sid");
    }

    @Test
    void where_no_statement_did_the_policies_that_were_asked() {
        account.group("Readers").attachToGroup("Readers", account.policy("Reading", READ_OWN));
        zoe.in("Readers").with("arn:aws:iam::aws:policy/IAMUserChangePassword");

        Element why = why(page());

        assertThat(why.select("dt:containsOwn(Your policies) ~ dd").eachText())
                .contains("Reading, through group Readers", "IAMUserChangePassword, attached to you directly");
        assertThat(why.select("dt").eachText()).containsOnlyOnce("Your policies");
    }

    @Test
    void that_there_are_no_policies_at_all() {
        assertThat(fact(why(page()), "Your policies")).isEqualTo("none at all");
    }

    @Test
    void where_it_is_allowed_elsewhere_the_statement_that_allows_it_there() {
        account.group("Seers").attachToGroup("Seers", account.policy("OwnUser", READ_OWN));
        zoe.in("Seers");

        Document refused = PortalClient.open()
                .signedIn(zoe)
                .get("/admin/users/zoe-s-neighbour")
                .html();

        Element why =
                refused.select("[data-reason=granted-elsewhere] + details").get(0);
        assertThat(fact(why, "Policy")).isEqualTo("OwnUser");
        assertThat(fact(why, "Statement")).isEqualTo("ReadOwn");
        assertThat(fact(why, "Through group")).isEqualTo("Seers");
    }

    @Test
    void where_a_condition_is_in_the_way_the_statement_that_has_it() {
        zoe.with(account.policy("FromInside", ONLY_FROM_INSIDE));

        Element why = why(page());

        assertThat(fact(why, "Policy")).isEqualTo("FromInside");
        assertThat(fact(why, "Statement")).isEqualTo("Inside");
        assertThat(fact(why, "Condition key")).isEqualTo("aws:SourceIp");
    }

    @Test
    void and_every_statement_with_one_more_click_for_whoever_may_simulate() {
        zoe.with(account.policy("Contracts", NO_KEYS));
        PortalClient browser = PortalClient.open().signedIn(zoe);

        String simulator = why(browser.get("/security-credentials").html())
                .select("a:containsOwn(Try it in the simulator)")
                .attr("href");

        assertThat(browser.get(simulator).html().select("#result").text())
                .contains("Result for zoe", "Denied by statement NoKeysForContractors of policy Contracts");
    }
}
