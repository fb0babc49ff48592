package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.gitcredential.CreateServiceSpecificCredential;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OwnActivityPageTest {
    private static final String PATH = "/security-credentials/activity";
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    @Inject
    World world;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private World.Person somebody() {
        return world.account().userWithPassword("zoe");
    }

    private static PortalClient signedIn(World.Person person, String userAgent) {
        return PortalClient.open().header("User-Agent", userAgent).signedIn(person);
    }

    @Nested
    class Sessions_of_ones_own {

        @Test
        void are_listed_without_any_permission_this_one_first() {
            World.Person zoe = somebody();
            signedIn(zoe, "<script>alert(1)</script>");
            PortalClient browser = signedIn(zoe, FIREFOX);

            Page page = browser.get(PATH);

            assertThat(page.status()).isEqualTo(200);
            Element first =
                    page.html().select("[data-section=sessions] tbody tr").get(0);
            assertThat(first.text()).contains("Firefox on Linux", "This session", "password");
            assertThat(page.html().select("[data-section=sessions] tbody tr")).hasSize(2);
            assertThat(page.text()).contains("<script>alert(1)</script>");
            assertThat(page.html().select("script:containsData(alert)")).isEmpty();
        }

        @Test
        void end_one_by_one() {
            World.Person zoe = somebody();
            PortalClient other = signedIn(zoe, "other");
            PortalClient browser = signedIn(zoe, FIREFOX);
            Page page = browser.get(PATH);
            String end = page.html().select("form[action$='/end']").attr("action");

            Page answer = page.form(end).submit();

            assertThat(answer.follow().html().select("#flash").text()).contains("The session was ended.");
            assertThat(other.get("/security-credentials").status()).isEqualTo(303);
            assertThat(browser.get(PATH).status()).isEqualTo(200);
        }

        @Test
        void end_all_at_once_but_this_one() {
            World.Person zoe = somebody();
            PortalClient one = signedIn(zoe, "one");
            PortalClient two = signedIn(zoe, "two");
            PortalClient browser = signedIn(zoe, FIREFOX);

            Page answer = browser.get(PATH).form(PATH + "/sign-out-others").submit();

            assertThat(answer.follow().text()).contains("2 other sessions were ended.");
            assertThat(one.get("/security-credentials").status()).isEqualTo(303);
            assertThat(two.get("/security-credentials").status()).isEqualTo(303);
            assertThat(browser.get(PATH).html().select("form[action='" + PATH + "/sign-out-others']"))
                    .isEmpty();
        }

        @Test
        void end_after_a_fresh_proof_only_once_the_last_one_is_old() {
            World.Person zoe = somebody();
            signedIn(zoe, "other");
            PortalClient browser = signedIn(zoe, FIREFOX);
            clock.advance(Duration.ofMinutes(16));

            Page answer = browser.get(PATH).form(PATH + "/sign-out-others").submit();

            assertThat(answer.location()).startsWith("/verify?for=latchkey%3AEndSessions");
        }

        @Test
        void of_others_do_not_end() {
            PortalClient other = signedIn(somebody(), "other");
            String foreign =
                    other.get(PATH).html().select("[data-section=sessions]").text();
            PortalClient browser = signedIn(somebody(), FIREFOX);
            signedIn(somebody(), "another");
            String name = "0123456789ab";

            assertThat(foreign).contains("This session");
            assertThat(browser.post(PATH + "/sessions/" + name + "/end", Map.of())
                            .status())
                    .isEqualTo(403);
            assertThat(other.get(PATH).status()).isEqualTo(200);
        }
    }

    @Nested
    class Activity_of_ones_own {

        @Test
        void tells_what_was_done_and_refused_and_can_be_narrowed() {
            World.Person nora = world.account().userWithPassword("nora").withPublished("ManageOwnCredentialsNoMFA");
            PortalClient browser = signedIn(nora, FIREFOX);
            String form = "/security-credentials/git-credentials/new";
            browser.get(form)
                    .form(form)
                    .with("serviceName", "codecommit.amazonaws.com")
                    .submit();

            Document all = browser.get(PATH).html();
            Document denied = browser.get(PATH + "?result=denied").html();

            assertThat(all.select("[data-section=activity] tbody").text())
                    .contains("iam:CreateServiceSpecificCredential", "signin:Password", "allowed");
            assertThat(denied.select("[data-section=activity] tbody").text()).doesNotContain("allowed");
        }

        @Test
        void is_not_that_of_others() {
            World.Account account = world.account();
            World.Person zoe = account.userWithPassword("zoe");
            PortalClient.open().signedIn(account.userWithPassword("paul"));

            assertThat(signedIn(zoe, FIREFOX)
                            .get(PATH)
                            .html()
                            .select("[data-section=activity] tbody")
                            .text())
                    .doesNotContain("paul");
        }
    }

    @Nested
    class Notices {

        @Test
        void tell_at_the_next_sign_in_what_was_changed_until_they_are_put_away() {
            World.Person zoe = somebody();
            assertThat(signedIn(zoe, FIREFOX)
                            .get("/security-credentials")
                            .html()
                            .select(".notices"))
                    .isEmpty();
            zoe.account().perform(new CreateServiceSpecificCredential("zoe", "codecommit.amazonaws.com", null));

            PortalClient browser = signedIn(zoe, FIREFOX);
            Page page = browser.get("/security-credentials");

            assertThat(page.html().select(".notices").text())
                    .contains("Git credentials were generated for you by root", "from a new device");
            page.form(PATH + "/dismiss-notices").submit();
            assertThat(browser.get("/security-credentials").html().select(".notices"))
                    .isEmpty();
            assertThat(signedIn(zoe, FIREFOX)
                            .get(PATH)
                            .html()
                            .select(".notices")
                            .text())
                    .doesNotContain("Git credentials");
        }

        @Test
        void stay_where_nobody_put_them_away() {
            World.Person zoe = somebody();
            signedIn(zoe, FIREFOX);
            zoe.account().perform(new CreateServiceSpecificCredential("zoe", "codecommit.amazonaws.com", null));
            signedIn(zoe, FIREFOX);

            assertThat(signedIn(zoe, FIREFOX)
                            .get("/security-credentials/git")
                            .html()
                            .select(".notices")
                            .text())
                    .contains("Git credentials were generated");
        }

        @Test
        void tell_of_many_failed_tries_before_this_one() {
            World.Person zoe = somebody();
            PortalClient browser = signedIn(zoe, FIREFOX);
            for (int i = 0; i < 5; i++) {
                browser.copy().dropCookie("__Host-sid").signIn(zoe.account().accountId(), "zoe", "wrong-password-" + i);
            }

            browser.dropCookie("__Host-sid").signedIn(zoe);

            assertThat(browser.get("/security-credentials")
                            .html()
                            .select(".notices")
                            .text())
                    .contains("5 tries to sign in as you failed");
        }
    }
}
