package dev.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The recipe for letting selected users change their passwords, with its ticks, as the account settings show it. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SelectedUsersTest {

    private static final String SETTINGS = "/admin/account-settings";

    @Inject
    World world;

    private World.Account account;
    private PortalClient dana;

    @BeforeEach
    void signIn() {
        account = world.account();
        dana = PortalClient.open().signedIn(account.userWithPassword("dana").administrator());
    }

    private Element step(int number) {
        return dana.get(SETTINGS)
                .html()
                .select("[data-section=selected-users] li")
                .get(number - 1);
    }

    private boolean isTicked(int number) {
        return step(number).attr("data-done").equals("true");
    }

    @Test
    void is_ticked_step_by_step_as_it_is_followed() {
        account.usersMayChangePassword();
        assertThat(isTicked(1)).isFalse();
        account.passwordPolicy(World.Policies.undemanding(false));
        assertThat(isTicked(1)).isTrue();

        assertThat(isTicked(2)).isFalse();
        String link = step(2).select("a").attr("href");
        dana.get(link)
                .form("/admin/create-policy")
                .with("policyName", "ChangeOwnPassword")
                .submit();
        assertThat(isTicked(2)).isTrue();

        assertThat(isTicked(3)).isFalse();
        account.group("Selected");
        dana.get(step(3).select("a").attr("href"))
                .form("/admin/policies/ChangeOwnPassword/attach-group")
                .with("groupName", "Selected")
                .submit();
        assertThat(isTicked(3)).isTrue();

        assertThat(isTicked(4)).isFalse();
        assertThat(step(4).select("a").attr("href")).isEqualTo("/admin/groups/Selected");
        account.user("ines").in("Selected");
        assertThat(isTicked(4)).isTrue();

        assertThat(dana.get(step(5).select("a").attr("href") + "&principal=ines")
                        .html()
                        .select("[data-simulated='iam:ChangePassword']")
                        .attr("data-decision"))
                .isEqualTo("allowed");
    }

    @Test
    void stands_beside_what_the_operator_has_set_such_as_how_much_is_explained() {
        assertThat(dana.get(SETTINGS)
                        .html()
                        .select("[data-section=configuration]")
                        .text())
                .contains("Explanations", "Who is refused something is told");
    }
}
