package dev.latchkey.credential.accesskey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.api.KeyUse;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Filled;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
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
class AccessKeyPageTest {

    private static final String HOME = "/security-credentials";
    private static final String KEYS = HOME + "/access-keys";
    private static final String DOWNLOAD = HOME + "/secret-download";

    @Inject
    World world;

    @Inject
    KeyUse use;

    @Inject
    KeyUses uses;

    @Inject
    TestClock clock;

    @AfterEach
    void bringTheClockBack() {
        clock.reset();
    }

    private World.Person nora() {
        return world.account().userWithPassword("nora").withPublished("ManageOwnCredentialsNoMFA");
    }

    private static PortalClient browserOf(World.Person person) {
        return PortalClient.open().signedIn(person);
    }

    private static Page create(PortalClient browser, String keys, String description) {
        return browser.get(keys + "/new")
                .form(keys + "/new")
                .with("description", description)
                .submit();
    }

    private static String secretOn(Page page) {
        return Objects.requireNonNull(page.html().selectFirst("[data-secret=secret-access-key]"), page.text())
                .val();
    }

    private static String idOn(Page page) {
        return page.html().select("[data-copy='Access key ID']").text();
    }

    private static String newKey(PortalClient browser) {
        Page page = create(browser, KEYS, "");
        assertThat(page.status()).isEqualTo(200);
        return idOn(page);
    }

    private static Element section(Page page) {
        return Objects.requireNonNull(page.html().selectFirst("[data-section=access-keys]"));
    }

    private static Element control(Page page, String accessibleName) {
        return section(page).select("[data-action]").stream()
                .filter(element -> element.text().equals(accessibleName))
                .findFirst()
                .orElseThrow(() -> new AssertionError(accessibleName + " in " + section(page)));
    }

    private static Element reasonOf(Page page, Element control) {
        Document html = page.html();
        return Objects.requireNonNull(html.getElementById(control.attr("aria-describedby")), control.outerHtml());
    }

    private static Page press(PortalClient browser, String id, String verb) {
        return browser.get(HOME).form(KEYS + "/" + id + "/" + verb).submit();
    }

    @Nested
    class A_new_key {

        private final PortalClient browser = browserOf(nora());
        private final Page shown = create(browser, KEYS, "the build server");

        @Test
        void is_shown_with_its_secret_on_a_page_that_nothing_keeps() {
            assertThat(shown.status()).isEqualTo(200);
            assertThat(shown.header("cache-control")).contains("no-store");
            assertThat(idOn(shown)).matches("AKIA[A-Z2-7]{16}");
            assertThat(secretOn(shown)).matches("[A-Za-z0-9][A-Za-z0-9+/]{39}");
            assertThat(shown.html().select("a:contains(Done)").attr("href")).isEqualTo(HOME);
        }

        @Test
        void is_listed_without_its_secret_from_then_on() {
            Page page = browser.get(HOME);

            assertThat(section(page).select("thead th").eachText())
                    .startsWith("Access key ID", "Created", "Last used", "Status");
            assertThat(section(page).text()).contains(idOn(shown), "the build server", "Active");
            assertThat(page.response().body()).doesNotContain(secretOn(shown));
        }

        @Test
        void is_there_once_when_its_form_is_sent_again_and_its_secret_is_not_told_again() {
            Filled form = browser.get(KEYS + "/new").form(KEYS + "/new");
            Page first = form.submit();
            Page second = form.submit();

            assertThat(first.status()).isEqualTo(200);
            assertThat(second.status()).isEqualTo(303);
            Page list = second.follow();
            assertThat(list.html().select("#flash").text())
                    .contains("This secret was already shown. Lost it? Delete the key and create another.");
            assertThat(list.response().body()).doesNotContain(secretOn(first));
            assertThat(section(list).select("tbody tr")).hasSize(2);
        }

        @Test
        void can_be_fetched_as_a_file_once() {
            Filled form = shown.form(DOWNLOAD);
            Page file = form.submit();

            assertThat(file.status()).isEqualTo(200);
            assertThat(file.header("content-disposition")).contains("attachment; filename=\"nora_accessKeys.csv\"");
            assertThat(file.header("cache-control")).contains("no-store");
            assertThat(file.response().body())
                    .isEqualTo("Access key ID,Secret access key\r\n" + idOn(shown) + "," + secretOn(shown) + "\r\n");
            assertThat(form.submit().status()).isEqualTo(410);
        }

        @Test
        void cannot_be_fetched_by_another_session_of_the_same_user() {
            World.Person nora = nora();
            Page mine = create(browserOf(nora), KEYS, "");
            Filled form = mine.form(DOWNLOAD);
            PortalClient other = browserOf(nora);
            String csrf = other.get(HOME).html().expectFirst("input[name=csrf]").val();

            assertThat(new Filled(other, DOWNLOAD, form.fields())
                            .with("csrf", csrf)
                            .submit()
                            .status())
                    .isEqualTo(410);
        }

        @Test
        void cannot_be_fetched_after_ten_minutes() {
            Page mine = create(browserOf(nora()), KEYS, "");

            clock.advance(Duration.ofMinutes(10));

            assertThat(mine.form(DOWNLOAD).submit().status()).isEqualTo(410);
        }

        @Test
        void keeps_a_description_of_any_characters_as_text() {
            PortalClient its = browserOf(nora());
            String hostile = "\"><script>alert(1)</script>{{7*7}}{layout}";

            create(its, KEYS, hostile);

            assertThat(section(its.get(HOME)).select("tbody .hint").text()).isEqualTo(hostile);
            assertThat(its.get(HOME).html().select("section script")).isEmpty();
        }

        @Test
        void has_no_description_that_is_too_long() {
            PortalClient its = browserOf(nora());

            Page answer = create(its, KEYS, "x".repeat(257));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.html().select("#description").val()).hasSize(257);
            assertThat(section(its.get(HOME)).select("tbody tr")).isEmpty();
        }
    }

    @Nested
    class Somebody_with_a_key {

        private final PortalClient browser = browserOf(nora());
        private final String id = newKey(browser);

        @Test
        void deactivates_it_at_once_and_takes_that_back() {
            Page off = press(browser, id, "deactivate").follow();
            assertThat(section(off).select(".badge").text()).isEqualTo("Inactive");
            assertThat(off.html().select("#flash").text()).contains(id + " is inactive", "Undo deactivating " + id);

            Page on = off.form(KEYS + "/" + id + "/activate").submit().follow();
            assertThat(section(on).select(".badge").text()).isEqualTo("Active");
            assertThat(browser.get(HOME).html().select("#flash").text()).isEmpty();
        }

        @Test
        void cannot_delete_it_before_it_is_inactive() {
            Page page = browser.get(HOME);
            Element delete = control(page, "Delete " + id);

            assertThat(delete.attr("data-decision")).isEqualTo("denied");
            assertThat(reasonOf(page, delete).attr("data-reason")).isEqualTo("state");
            assertThat(reasonOf(page, delete).text()).isEqualTo("Deactivate it first.");
        }

        @Test
        void deletes_it_by_typing_its_id_once_it_is_inactive() {
            press(browser, id, "deactivate");
            Filled form = browser.get(KEYS + "/" + id + "/delete").form(KEYS + "/" + id + "/delete");

            Page wrong = form.with("confirmation", "AKIA").submit();
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.html().select("#error-summary a").attr("href")).isEqualTo("#confirmation");

            Page right = form.with("confirmation", id).submit();
            assertThat(right.status()).isEqualTo(303);
            assertThat(section(right.follow()).text()).contains("No access keys yet.");
        }

        @Test
        void cannot_delete_it_with_a_form_from_when_it_was_inactive() {
            press(browser, id, "deactivate");
            Filled form = browser.get(KEYS + "/" + id + "/delete")
                    .form(KEYS + "/" + id + "/delete")
                    .with("confirmation", id);
            press(browser, id, "activate");

            Page answer = form.submit();

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text()).contains("Deactivate it first.");
            assertThat(section(browser.get(HOME)).text()).contains(id);
        }

        @Test
        void finds_each_step_by_itself_at_its_own_address() {
            assertThat(browser.get(KEYS + "/" + id + "/deactivate")
                            .html()
                            .select("form[action$=/deactivate] button")
                            .text())
                    .isEqualTo("Deactivate " + id);
            assertThat(browser.get(KEYS).location()).isEqualTo(HOME);
        }

        @Test
        void is_led_from_one_key_to_the_next() {
            Page start = browser.get(KEYS + "/" + id + "/rotate");
            assertThat(start.status()).isEqualTo(200);
            assertThat(start.html().select(".steps h2").eachText())
                    .containsExactly(
                            "Create a second key To do",
                            "Use the new key everywhere To do",
                            "Wait until the old key is no longer used To do",
                            "Deactivate the old key To do",
                            "Delete the old key");

            String fresh = newKey(browser);
            press(browser, id, "deactivate");
            Page later = browser.get(KEYS + "/" + id + "/rotate");
            assertThat(later.text()).contains("It is there: " + fresh, "It is inactive.");
            assertThat(later.html().select(".steps h2").eachText())
                    .contains("Create a second key Done", "Deactivate the old key Done");
        }

        @Test
        void is_told_why_the_last_use_is_not_told_and_sees_the_rest() {
            Page page = browser.get(HOME);

            assertThat(section(page).select("td[data-label='Last used']").text())
                    .isEqualTo("Not available to you");
            Element reason = Objects.requireNonNull(page.html().getElementById("why-access-keys-last-used"));
            assertThat(reason.attr("data-reason")).isEqualTo("not-granted");
            assertThat(reason.text()).contains("iam:GetAccessKeyLastUsed");
        }
    }

    @Nested
    class Somebody_with_two_keys {

        private final PortalClient browser = browserOf(nora());

        @Test
        void is_told_that_there_is_no_room_and_led_to_the_rotation() {
            Filled third = browser.get(KEYS + "/new").form(KEYS + "/new");
            String oldest = newKey(browser);
            newKey(browser);
            Page page = browser.get(HOME);

            Element create = control(page, "Create access key");
            Element reason = reasonOf(page, create);
            assertThat(create.attr("data-decision")).isEqualTo("denied");
            assertThat(reason.attr("data-reason")).isEqualTo("quota");
            assertThat(reason.text()).startsWith("You have 2 of 2 access keys.");
            assertThat(reason.select("a").attr("href")).isEqualTo(KEYS + "/" + oldest + "/rotate");
            assertThat(browser.get(KEYS + "/new").text()).contains("You have 2 of 2 access keys.");
            assertThat(third.submit().status()).isEqualTo(409);
            assertThat(page.html().select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        }

        @Test
        void has_made_one_only_with_a_form_that_was_sent_twenty_times_at_once() {
            Filled form = browser.get(KEYS + "/new").form(KEYS + "/new");

            ExecutorService senders = Executors.newFixedThreadPool(20);
            List<Page> answers = IntStream.range(0, 20)
                    .mapToObj(i -> new Filled(browser.copy(), form.action(), new LinkedHashMap<>(form.fields())))
                    .map(copy -> CompletableFuture.supplyAsync(copy::submit, senders))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            senders.shutdown();

            assertThat(answers).extracting(Page::status).containsOnly(200, 303);
            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(section(browser.get(HOME)).select("tbody tr")).hasSize(1);
        }
    }

    @Nested
    class An_administrator {

        private final World.Account account = world.account();
        private final World.Person nora = account.userWithPassword("nora").withPublished("ManageOwnCredentialsNoMFA");
        private final PortalClient dana =
                browserOf(account.userWithPassword("dana").administrator());
        private static final String USER = "/admin/users/nora";

        @Test
        void does_all_of_it_for_another_user() {
            Page shown = create(dana, USER + "/access-keys", "");
            assertThat(shown.status()).isEqualTo(200);
            String id = idOn(shown);
            assertThat(shown.form(DOWNLOAD)
                            .submit()
                            .header("content-disposition")
                            .orElseThrow())
                    .contains("nora_accessKeys.csv");

            String key = USER + "/access-keys/" + id;
            Page off = dana.get(USER).form(key + "/deactivate").submit();
            assertThat(off.location()).isEqualTo(USER);
            assertThat(section(off.follow()).select(".badge").text()).isEqualTo("Inactive");
            Page gone = dana.get(key + "/delete")
                    .form(key + "/delete")
                    .with("confirmation", id)
                    .submit();
            assertThat(gone.location()).isEqualTo(USER);
            assertThat(section(browserOf(nora).get(HOME)).text()).contains("No access keys yet.");
        }

        @Test
        void sees_the_user_above_the_sections_and_no_section_twice() {
            Page page = dana.get(USER);

            assertThat(page.html().select("h1").text()).isEqualTo("nora");
            assertThat(page.text()).contains(nora.arn(), nora.userId());
            assertThat(page.html().select("[id]").eachAttr("id")).doesNotHaveDuplicates();
            assertThat(page.html()
                            .select("[data-section=access-keys] a[data-action]")
                            .attr("href"))
                    .isEqualTo(USER + "/access-keys/new");
        }

        @Test
        void finds_nothing_where_there_is_no_user() {
            assertThat(dana.get("/admin/users/nobody").status()).isEqualTo(404);
            assertThat(dana.get("/admin/users/nobody/access-keys/new").status()).isEqualTo(404);
        }

        @Test
        void is_told_when_the_key_was_used_and_warned_before_it_is_deleted() {
            String id = idOn(create(dana, USER + "/access-keys", ""));
            Instant now = clock.instant();
            use.used(id, now.minusSeconds(60), "iam", "eu-west-1");
            use.used(id, now.minusSeconds(120), "sts", "us-east-1");
            uses.writeDown();

            assertThat(section(dana.get(USER))
                            .select("td[data-label='Last used']")
                            .text())
                    .isEqualTo("1 min ago for iam in eu-west-1");
            dana.get(USER).form(USER + "/access-keys/" + id + "/deactivate").submit();
            assertThat(dana.get(USER + "/access-keys/" + id + "/delete").text())
                    .contains("It was last used 1 min ago, for iam. Whatever used it will stop working.");
        }

        @Test
        void finds_open_what_is_closed_to_others_on_the_page_of_another_user() {
            Page page = browserOf(nora).get("/admin/users/dana");

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.html().select("[data-decision=allowed]")).isEmpty();
            assertThat(section(page).select("table")).isEmpty();
        }
    }

    @Nested
    class Somebody_without_permission {

        @Test
        void finds_every_control_closed_and_every_forged_form_refused() {
            PortalClient paul =
                    browserOf(world.account().userWithPassword("paul").withPublished("ManageOwnPasswordOnly"));
            Page page = paul.get(HOME);

            assertThat(control(page, "Create access key").attr("data-decision")).isEqualTo("denied");
            assertThat(section(page).select("table")).isEmpty();
            assertThat(paul.get(KEYS + "/new").html().select("form[action$=/new]"))
                    .isEmpty();
        }
    }

    @Test
    void the_key_of_somebody_else_is_not_there_under_ones_own_path() {
        World.Account account = world.account();
        PortalClient nora = browserOf(account.userWithPassword("nora").withPublished("ManageOwnCredentialsNoMFA"));
        PortalClient max = browserOf(account.userWithPassword("max").withPublished("ManageOwnCredentialsNoMFA"));
        String hers = newKey(nora);
        Filled own = max.get(HOME + "/access-keys/new").form(KEYS + "/new");

        for (String page : List.of("deactivate", "delete", "rotate")) {
            assertThat(max.get(KEYS + "/" + hers + "/" + page).status())
                    .as(page)
                    .isEqualTo(404);
        }
        Page forged = new Filled(max, KEYS + "/" + hers + "/deactivate", own.fields()).submit();
        assertThat(forged.status()).isEqualTo(403);
        assertThat(section(nora.get(HOME)).select(".badge").text()).isEqualTo("Active");
    }
}
