package dev.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.identity.CreateGroup;
import dev.latchkey.identity.GroupName;
import dev.latchkey.identity.Path;
import dev.latchkey.identity.UpdateUser;
import dev.latchkey.identity.UserName;
import dev.latchkey.operation.OperationRefused;
import dev.latchkey.operation.Operations;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The links beside refused rows that try the same request in the simulator. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TrialsTest {

    private static final String OWN = "/security-credentials/activity";
    private static final String LINKS = "main tbody a[href^=/admin/simulator]";

    @Inject
    World world;

    @Inject
    Operations operations;

    private World.Account account;

    @BeforeEach
    void openAnAccount() {
        account = world.account();
    }

    private World.Person who(String name, String simulates) {
        return account.userWithPassword(name)
                .with(account.policy("Trials-of-" + name, """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "iam:SimulatePrincipalPolicy", "Resource": "arn:aws:iam::%s:user/%s"},
              {"Effect": "Allow", "Action": "latchkey:ListActivity", "Resource": "*"}]}\
            """.formatted(account.accountId(), simulates)));
    }

    private void isRefused(World.Person person) {
        assertThatThrownBy(() -> operations.perform(person.caller(), new CreateGroup(Path.ROOT, new GroupName("team"))))
                .isInstanceOf(OperationRefused.class);
    }

    private static List<String> links(PortalClient browser, String path) {
        return browser.get(path).html().select(LINKS).eachAttr("href");
    }

    @Nested
    class Of_ones_own {

        @Test
        void lead_whoever_may_simulate_themselves_to_the_same_refusal() {
            World.Person eve = who("eve", "eve");
            isRefused(eve);
            PortalClient browser = PortalClient.open().signedIn(eve);

            List<String> links = links(browser, OWN + "?result=denied");

            assertThat(links).hasSize(1);
            Document result = browser.get(links.get(0)).html();
            assertThat(result.select("[data-simulated='iam:CreateGroup']").attr("data-decision"))
                    .isEqualTo("denied");
            assertThat(result.select("#result").text()).contains("Result for eve", "group/team");
        }

        @Test
        void are_not_there_for_whoever_may_not() {
            World.Person zoe = account.userWithPassword("zoe");
            isRefused(zoe);

            assertThat(PortalClient.open().signedIn(zoe).get(OWN).text()).contains("iam:CreateGroup");
            assertThat(links(PortalClient.open().signedIn(zoe), OWN)).isEmpty();
        }

        @Test
        void stand_beside_refused_rows_alone() {
            World.Person eve = who("eve", "eve");
            PortalClient browser = PortalClient.open().signedIn(eve);

            assertThat(links(browser, OWN)).isEmpty();
        }
    }

    @Nested
    class In_the_activity_of_an_account {

        @Test
        void stand_beside_rows_of_those_alone_whom_the_viewer_may_simulate() {
            isRefused(account.user("paul"));
            isRefused(account.user("pia"));
            PortalClient eve = PortalClient.open().signedIn(who("eve", "pi*"));

            assertThat(links(eve, "/admin/activity?result=denied"))
                    .singleElement()
                    .asString()
                    .startsWith("/admin/simulator?principal=pia&actions=iam%3ACreateGroup");
        }

        @Test
        void go_to_the_name_that_the_user_has_now_and_nowhere_for_who_is_gone() {
            World.Person old = account.user("old");
            isRefused(old);
            account.perform(new UpdateUser("old", null, new UserName("young")));
            PortalClient dana = PortalClient.open()
                    .signedIn(account.userWithPassword("dana").administrator());

            assertThat(links(dana, "/admin/activity?result=denied"))
                    .singleElement()
                    .asString()
                    .contains("principal=young");
        }

        @Test
        void stand_on_the_page_about_a_user_as_well() {
            isRefused(account.user("paul"));
            PortalClient dana = PortalClient.open()
                    .signedIn(account.userWithPassword("dana").administrator());

            assertThat(links(dana, "/admin/users/paul/activity")).hasSize(1);
        }
    }
}
