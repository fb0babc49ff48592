package dev.latchkey.permission;

import static dev.latchkey.permission.PolicyOperationsTest.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.Untold;
import dev.latchkey.support.World;
import dev.latchkey.support.World.Account;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whoever looks after policies in German, or is kept from it, meets no sentence that is not told in German. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class GermanPoliciesWalkTest {

    /** Two words in a row; names, actions and dates have none. */
    private static final String SENTENCE = "(?s).*\\p{L}{2,} \\p{L}{2,}.*";

    private static final String TEAM = "/admin/policies/Team";
    private static final String SIMULATOR = "/admin/simulator";

    private static final List<String> PAGES = List.of(
            "/admin/policies",
            TEAM,
            "/admin/aws-policies/AdministratorAccess",
            "/admin/create-policy?template=ManageOwnCredentialsWithMFA",
            TEAM + "/edit",
            TEAM + "/delete",
            TEAM + "/versions/v1/delete",
            SIMULATOR,
            SIMULATOR + "?principal=mia&actions=iam:CreateAccessKey+iam:ChangePassword+s3:Get",
            SIMULATOR + "?principal=bob&actions=iam:CreateAccessKey&session=key",
            SIMULATOR + "?principal=nobody&actions=iam:GetUser",
            SIMULATOR + "?sent=yes&actions=iam:GteUser&age=x&time=x",
            "/admin/users/bob/permissions",
            "/admin/users/mia/permissions?mfa=yes",
            "/admin/users/eve/activity",
            "/admin/activity",
            "/admin/activity?result=denied",
            "/admin/activity/verification");

    @Inject
    World world;

    private final Untold untold = Untold.listen();
    private Account account;

    @BeforeEach
    void policiesWithHolders() {
        account = world.account();
        String team = account.policy("Team", allow("iam:*", "*"));
        account.group("team").attachToGroup("team", team);
        account.user("mia").withPublished("ManageOwnCredentialsWithMFA");
        account.user("bob").in("team");
        account.user("eve").with(team);
    }

    @AfterEach
    void stopListening() {
        untold.close();
    }

    private PortalClient german(World.Person person) {
        return PortalClient.open().header("Accept-Language", "de").signedIn(person);
    }

    private void assertNothingUntold() {
        assertThat(untold.texts()).noneMatch(text -> text.matches(SENTENCE));
    }

    @Test
    void on_any_page_of_an_administrator() {
        PortalClient dana = german(account.userWithPassword("dana").administrator());

        PAGES.forEach(dana::get);

        assertNothingUntold();
    }

    @Test
    void where_everything_is_closed() {
        PortalClient paul = german(account.userWithPassword("paul").withPublished("ManageOwnPasswordOnly"));

        PAGES.forEach(paul::get);

        assertNothingUntold();
    }

    @Test
    void in_what_forms_answer() {
        PortalClient dana = german(account.userWithPassword("dana").administrator());
        PortalClient.Page editor = dana.get(TEAM + "/edit");
        editor.form(TEAM + "/edit").with("policyDocument", "{").submit();
        editor.form(TEAM + "/edit")
                .with("policyDocument", allow("iam:GetUser", "*"))
                .with("understood", "on")
                .submit()
                .follow();
        dana.get("/admin/create-policy")
                .form("/admin/create-policy")
                .with("policyName", "no name")
                .submit();
        dana.get(TEAM).form(TEAM + "/attach-user").with("userName", "").submit();
        dana.get(TEAM).form(TEAM + "/attach-group").with("groupName", "none").submit();
        dana.get(TEAM)
                .form(TEAM + "/attach-user")
                .with("userName", "mia")
                .submit()
                .follow();
        dana.get(TEAM).form(TEAM + "/users/mia/detach").submit().follow();
        dana.get(TEAM).form(TEAM + "/versions/v1/default").submit().follow();
        dana.get("/admin/users/mia/permissions")
                .form("/admin/users/mia/policies/attach")
                .with("policyName", "None")
                .submit()
                .follow();

        assertNothingUntold();
    }
}
