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

/** How much is told where the operator chose to tell nothing. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@TestProfile(NoReasonsTest.NothingTold.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class NoReasonsTest {

    private static final String CONTRACTORS = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "iam:*", "Resource": "*"},
              {"Sid": "NoKeys", "Effect": "Deny", "Action": "iam:CreateAccessKey", "Resource": "*"}]}""";

    @Inject
    World world;

    /** The operator's choice. */
    public static final class NothingTold implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("latchkey.explanations", "none");
        }
    }

    @Test
    void a_refusal_tells_that_it_is_one_and_whom_to_ask() {
        World.Account account = world.account();
        World.Person paul = account.userWithPassword("paul").with(account.policy("Contractors", CONTRACTORS));

        Document page =
                PortalClient.open().signedIn(paul).get("/security-credentials").html();

        Element control = Objects.requireNonNull(page.selectFirst("[data-action=iam:CreateAccessKey]"));
        Element reason = Objects.requireNonNull(page.getElementById(control.attr("aria-describedby")));
        assertThat(control.attr("data-decision")).isEqualTo("denied");
        assertThat(reason.attr("data-reason")).isEqualTo("refused");
        assertThat(reason.text()).contains("You may not do this.");
        assertThat(page.select(".request-text").text()).contains("Action: iam:CreateAccessKey");
        assertThat(page.html())
                .doesNotContain("NoKeys", "Contractors", "explicit-deny", "is not authorized to perform");
    }
}
