package dev.latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How much is told where the operator chose reasons without names. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@TestProfile(ReasonsWithoutNamesTest.ReasonsAlone.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReasonsWithoutNamesTest {

    private static final String CONTRACTORS = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "iam:*", "Resource": "*"},
              {"Sid": "NoKeys", "Effect": "Deny", "Action": "iam:CreateAccessKey", "Resource": "*"}]}""";

    @Inject
    World world;

    /** The operator's choice. */
    public static final class ReasonsAlone implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("latchkey.explanations", "reason");
        }
    }

    @Test
    void a_refusal_tells_its_kind_but_neither_policy_nor_statement() {
        World.Account account = world.account();
        World.Person paul = account.userWithPassword("paul").with(account.policy("Contractors", CONTRACTORS));

        Document page =
                PortalClient.open().signedIn(paul).get("/security-credentials").html();

        Element control = Objects.requireNonNull(page.selectFirst("[data-action=iam:CreateAccessKey]"));
        Element reason = Objects.requireNonNull(page.getElementById(control.attr("aria-describedby")));
        assertThat(reason.attr("data-reason")).isEqualTo("explicit-deny");
        assertThat(reason.text()).contains("A policy blocks this.");
        assertThat(page.html()).doesNotContain("NoKeys", "Contractors", "is not authorized to perform");
    }
}
