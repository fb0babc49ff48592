package dev.latchkey.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.identity.ListUserTags;
import dev.latchkey.identity.Tag;
import dev.latchkey.identity.TagUser;
import dev.latchkey.operation.member.Page;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class UserTagsPageTest {

    private static final String PATH = "/admin/users/paul/tags";

    @Inject
    World world;

    private World.Account account;
    private PortalClient dana;

    @BeforeEach
    void signIn() {
        account = world.account();
        account.user("paul");
        dana = PortalClient.open().signedIn(account.userWithPassword("dana").administrator());
    }

    private List<Tag> tags() {
        return account.perform(new ListUserTags("paul", Page.LONGEST)).items();
    }

    private static PortalClient.Page set(PortalClient browser, String key, String value) {
        return browser.get(PATH)
                .form(PATH + "/add")
                .with("tagKey", key)
                .with("tagValue", value)
                .submit();
    }

    @Nested
    class A_tag {

        @Test
        void is_set_and_shown_on_a_page_among_those_about_the_user() {
            PortalClient.Page page = set(dana, "cost center", "4711/a").follow();

            assertThat(page.html().select("#flash").text()).contains("paul has the tag cost center now.");
            assertThat(page.html().select("[data-section=tags] tbody tr").eachText())
                    .singleElement()
                    .asString()
                    .contains("cost center", "4711/a");
            assertThat(dana.get("/admin/users/paul/groups").html().select("a[href='" + PATH + "']"))
                    .hasSize(1);
        }

        @Test
        void gets_another_value_under_the_same_key_whatever_the_case() {
            set(dana, "team", "red");
            set(dana, "Team", "blue");

            assertThat(tags()).containsExactly(new Tag("Team", "blue"));
        }

        @Test
        void is_removed_and_the_removal_taken_back() {
            account.perform(new TagUser("paul", List.of(new Tag("a/b=c d", "1+1"))));

            PortalClient.Page page = dana.get(PATH);
            PortalClient.Page removed = page.form(
                            page.html().select("[data-section=tags] form").attr("action"))
                    .submit()
                    .follow();
            assertThat(removed.text()).contains("paul does not have the tag a/b=c d any more.");
            assertThat(tags()).isEmpty();
            removed.form(removed.html().select("form.undo").attr("action")).submit();

            assertThat(tags()).containsExactly(new Tag("a/b=c d", "1+1"));
        }

        @ParameterizedTest
        @CsvSource({
            "'', x, Use 1 to 128 letters",
            "a<b, x, Use 1 to 128 letters",
            "aws:team, x, Keys that begin with aws: are kept for the system",
            "team, <b>, Use at most 256 letters"
        })
        void that_breaks_a_rule_is_not_set_and_what_was_typed_stays(String key, String value, String problem) {
            PortalClient.Page page = set(dana, key, value);

            assertThat(page.status()).isEqualTo(422);
            assertThat(page.html().select("#error-summary").text()).contains(problem);
            assertThat(page.html().select("#tagKey").val()).isEqualTo(key);
            assertThat(page.html().select("#tagValue").val()).isEqualTo(value);
            assertThat(tags()).isEmpty();
        }

        @Test
        void over_the_limit_is_refused() {
            account.perform(new TagUser(
                    "paul",
                    IntStream.range(0, 50).mapToObj(i -> new Tag("k" + i, "")).toList()));

            PortalClient.Page page = set(dana, "one-more", "");

            assertThat(page.status()).isEqualTo(422);
            assertThat(page.text()).contains("paul has as many tags as a user may have.");
        }
    }

    @Nested
    class Whoever_may_not {

        @Test
        void change_them_sees_them_with_closed_buttons_and_is_refused_behind_them() {
            account.perform(new TagUser("paul", List.of(new Tag("team", "red"))));
            PortalClient eve = PortalClient.open()
                    .signedIn(account.userWithPassword("eve").with("arn:aws:iam::aws:policy/IAMReadOnlyAccess"));

            PortalClient.Page page = eve.get(PATH);

            assertThat(page.text()).contains("team", "red");
            assertThat(page.html()
                            .select("main [data-action='iam:TagUser'], main [data-action='iam:UntagUser']")
                            .eachAttr("data-decision"))
                    .containsExactly("denied", "denied");
            assertThat(page.html().select("main [data-reason]").eachAttr("data-reason"))
                    .containsOnly("not-granted");
        }

        @Test
        void list_them_is_told_why() {
            PortalClient zoe = PortalClient.open().signedIn(account.userWithPassword("zoe"));

            PortalClient.Page page = zoe.get(PATH);

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.html().select("[data-section=tags] [data-reason]").attr("data-reason"))
                    .isEqualTo("not-granted");
            assertThat(page.html().select("table")).isEmpty();
        }
    }
}
