package dev.latchkey.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.accesskey.CreateAccessKey;
import dev.latchkey.credential.password.DeleteLoginProfile;
import dev.latchkey.identity.DeleteUser;
import dev.latchkey.identity.GetUser;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.permission.DetachUserPolicy;
import dev.latchkey.platform.Sql;
import dev.latchkey.support.Canaries;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class JobTest {

    private static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

    @Inject
    World world;

    @Inject
    Portals portals;

    @Inject
    JobTurns turns;

    @Inject
    Sql sql;

    @Inject
    TestClock clock;

    private World.Account account;
    private World.Person dana;
    private PortalClient browser;
    private JobWorker portal;

    @BeforeEach
    void begin() {
        portals.rest();
        portal = portals.another();
        account = world.account();
        dana = account.userWithPassword("dana").administrator();
        browser = PortalClient.open().signedIn(dana);
    }

    @AfterEach
    void end() {
        clock.reset();
        portals.goOnByThemselves();
    }

    @Nested
    class While_it_runs {

        @Test
        void its_page_tells_how_far_it_is() {
            String job = importing("ann", "ben", "cid");

            assertThat(progress(job)).isEqualTo("0 of 3");
            ClaimedJob claimed = claim();
            portal.step(claimed);

            assertThat(progress(job)).isEqualTo("1 of 3");
            assertThat(browser.get(job).html().select("tbody tr").eachText())
                    .satisfiesExactly(
                            row -> assertThat(row).contains("ann", "Done"),
                            row -> assertThat(row).contains("ben", "Not done"),
                            row -> assertThat(row).contains("cid", "Not done"));
            assertThat(browser.get(job).html().select("progress").attr("value")).isEqualTo("1");
            assertThat(browser.get("/admin/jobs").text())
                    .contains("Import users")
                    .contains("Running");
            finish(claimed);

            assertThat(progress(job)).isEqualTo("3 of 3");
            assertThat(browser.get(job).text()).contains("Finished");
        }

        @Test
        void that_is_looked_at_anew_by_a_link_or_by_the_page_itself_which_keeps_no_session_alive() {
            String job = importing("ann", "ben");

            Page page = browser.get(job);
            assertThat(page.html().select("a:containsOwn(Refresh)").attr("href"))
                    .isEqualTo(job);
            assertThat(page.html().select("#progress").attr("hx-get")).isEqualTo(job);
            assertThat(page.html().select("#progress").attr("hx-headers")).contains("\"Latchkey-Polling\":\"true\"");
            Page part = browser.copy().header("HX-Request", "true").get(job);
            assertThat(part.html().select("main, h1")).isEmpty();
            assertThat(part.html().select("#progress").attr("hx-trigger")).isEqualTo("every 2s");
            finish(claim());

            Page last = browser.copy().header("HX-Request", "true").get(job);
            assertThat(last.html().select("#progress")).hasSize(1);
            assertThat(last.html().select("[hx-trigger]")).isEmpty();
        }

        @Test
        void it_is_cancelled_between_two_items() {
            String job = importing("ann", "ben", "cid");
            ClaimedJob claimed = claim();
            portal.step(claimed);

            browser.get(job).form(job + "/cancel").submit();

            assertThat(portal.step(claimed)).isFalse();
            assertThat(portal.claim()).isEmpty();
            assertThat(exists("ann")).isTrue();
            assertThat(exists("ben")).isFalse();
            assertThat(browser.get(job).text()).contains("Cancelled").contains("1 of 3");
            assertThat(browser.get(job).html().select("form[action$=cancel]")).isEmpty();
        }

        @Test
        void what_is_not_possible_any_more_is_reported_and_the_rest_is_done() {
            String job = importing("ann", "ben", "cid");
            account.user("BEN");

            finish(claim());

            assertThat(browser.get(job + "?show=problems")
                            .html()
                            .select("tbody tr")
                            .eachText())
                    .singleElement()
                    .asString()
                    .contains("2", "ben", "Failed", "exists");
            assertThat(exists("cid")).isTrue();
        }
    }

    @Nested
    class A_portal_that_is_killed {

        @Test
        void leaves_its_job_to_another_which_goes_on_where_it_stopped() {
            String job = importing("ann", "ben", "cid");
            ClaimedJob claimed = claim();
            portal.step(claimed);
            JobWorker other = portals.another();

            assertThat(other.claim()).isEmpty();
            clock.advance(JobWorker.CLAIM.plusSeconds(1));
            ClaimedJob taken = other.claim().orElseThrow();
            finish(other, taken);

            assertThat(progress(job)).isEqualTo("3 of 3");
            assertThat(made()).containsExactlyInAnyOrderEntriesOf(Map.of("ann", 1, "ben", 1, "cid", 1));
        }

        @Test
        void does_nothing_more_when_it_was_only_given_up() {
            importing("ann", "ben", "cid");
            ClaimedJob claimed = claim();
            clock.advance(JobWorker.CLAIM.plusSeconds(1));
            JobWorker other = portals.another();
            ClaimedJob taken = other.claim().orElseThrow();

            assertThat(portal.step(claimed)).isFalse();
            assertThat(exists("ann")).isFalse();
            finish(other, taken);

            assertThat(made()).containsExactlyInAnyOrderEntriesOf(Map.of("ann", 1, "ben", 1, "cid", 1));
        }
    }

    @Nested
    class Two_portals {

        @Test
        void never_do_anything_twice() {
            String[] names = IntStream.range(0, 24).mapToObj(i -> "u" + i).toArray(String[]::new);
            String job = importing(names);
            ExecutorService threads = Executors.newFixedThreadPool(2);

            CompletableFuture<?>[] both = {
                CompletableFuture.runAsync(() -> takeTurns(portals.another()), threads),
                CompletableFuture.runAsync(() -> takeTurns(portals.another()), threads)
            };
            CompletableFuture.allOf(both).join();
            threads.shutdown();
            portals.another().claim().ifPresent(left -> finish(portal, left));

            assertThat(progress(job)).isEqualTo("24 of 24");
            assertThat(made())
                    .hasSize(24)
                    .allSatisfy((name, times) -> assertThat(times).as(name).isEqualTo(1));
        }

        private void takeTurns(JobWorker worker) {
            for (int turn = 0; turn < 200; turn++) {
                worker.claim().ifPresent(job -> {
                    worker.step(job);
                    worker.release(job);
                });
            }
        }
    }

    @Nested
    class Each_item {

        @Test
        void takes_the_permission_for_what_it_is_about() {
            String paul = keyOf("paul");
            String pia = keyOf("pia");
            World.Person lea = account.userWithPassword("lea").with(account.policy("OnlyPaul", """
                    {"Version":"2012-10-17","Statement":[
                      {"Effect":"Allow","Action":["iam:GetCredentialReport","latchkey:StartJob","latchkey:ListJobs"],"Resource":"*"},
                      {"Effect":"Allow","Action":"iam:UpdateAccessKey","Resource":"arn:aws:iam::*:user/paul"}]}
                    """));
            PortalClient hers = PortalClient.open().signedIn(lea);
            clock.advance(Duration.ofMinutes(1));

            String job = hers.get("/admin/old-access-keys?days=0")
                    .form("/admin/old-access-keys/all")
                    .submit()
                    .location();
            finish(claim());

            assertThat(statusOf(paul)).isEqualTo("Inactive");
            assertThat(statusOf(pia)).isEqualTo("Active");
            assertThat(hers.get(job + "?show=problems")
                            .html()
                            .select("tbody tr")
                            .eachText())
                    .singleElement()
                    .asString()
                    .contains(pia, "Refused", "You may not perform iam:UpdateAccessKey");
            assertThat(inTheTrail(lea, "iam:UpdateAccessKey", "denied")).isEqualTo(1);
            assertThat(inTheTrail(lea, "iam:UpdateAccessKey", "allowed")).isEqualTo(1);
        }

        @Test
        void takes_the_permission_of_the_moment() {
            String job = importing("ann", "ben", "cid");
            ClaimedJob claimed = claim();
            portal.step(claimed);

            account.perform(new DetachUserPolicy("dana", ADMINISTRATOR));
            finish(claimed);

            assertThat(exists("ann")).isTrue();
            assertThat(exists("ben")).isFalse();
            dana.administrator();
            assertThat(browser.get(job + "?show=problems")
                            .html()
                            .select("tbody tr")
                            .eachText())
                    .hasSize(2)
                    .allSatisfy(row -> assertThat(row).contains("Refused", "iam:CreateUser"));
        }

        @Test
        void is_refused_once_the_starter_has_signed_out() {
            String job = importing("ann", "ben", "cid");
            ClaimedJob claimed = claim();
            portal.step(claimed);

            browser.get("/security-credentials").form("/signout").submit();
            finish(claimed);

            assertThat(exists("ben")).isFalse();
            browser = PortalClient.open().signedIn(dana);
            assertThat(browser.get(job + "?show=problems")
                            .html()
                            .select("tbody tr")
                            .eachText())
                    .hasSize(2)
                    .allSatisfy(row -> assertThat(row).contains("Refused", JobWorker.SESSION_OVER));
            assertThat(browser.get(job).text()).contains("Finished");
            assertThat(inTheTrail(dana, "latchkey:StartJob", "denied")).isEqualTo(1);
        }

        @Test
        void is_refused_once_the_starter_is_gone() {
            World.Person eve = account.userWithPassword("eve").administrator();
            browser = PortalClient.open().signedIn(eve);
            importing("ann", "ben");
            ClaimedJob claimed = claim();
            portal.step(claimed);

            account.perform(new DeleteLoginProfile("eve"));
            account.perform(new DetachUserPolicy("eve", ADMINISTRATOR));
            account.perform(new DeleteUser("eve"));
            finish(claimed);

            assertThat(exists("ann")).isTrue();
            assertThat(exists("ben")).isFalse();
        }

        @Test
        void is_done_after_the_session_was_given_a_new_id_and_when_nobody_has_used_it_for_hours() {
            String job = importing("ann", "ben", "cid");
            ClaimedJob claimed = claim();
            portal.step(claimed);

            String id = browser.cookie("__Host-sid").orElseThrow();
            browser.get("/security-credentials/password")
                    .form("/security-credentials/password")
                    .with("secret-oldPassword", World.PASSWORD)
                    .with("secret-newPassword", World.OTHER_PASSWORD)
                    .with("secret-confirmPassword", World.OTHER_PASSWORD)
                    .submit();
            assertThat(browser.cookie("__Host-sid")).isPresent().isNotEqualTo(Optional.of(id));
            portal.step(claimed);
            clock.advance(Duration.ofHours(5));
            finish(portal, portal.claim().orElseThrow());

            assertThat(exists("cid")).isTrue();
            browser = PortalClient.open().signedIn(dana, World.OTHER_PASSWORD);
            assertThat(progress(job)).isEqualTo("3 of 3");
        }

        @Test
        void is_refused_once_the_session_has_reached_its_end() {
            importing("ann", "ben");
            ClaimedJob claimed = claim();
            portal.step(claimed);

            clock.advance(Duration.ofHours(12).plusMinutes(1));
            finish(portal, portal.claim().orElseThrow());

            assertThat(exists("ben")).isFalse();
        }

        @Test
        void has_the_MFA_that_was_proved_before_the_start_as_long_as_its_device_is_there() {
            denyWithoutMfa();
            sql.change(
                    "update web_session set mfa_at = started_at, mfa_serial = 'a-device' where user_id = ?",
                    dana.userId());
            importing("ann", "ben");
            ClaimedJob claimed = claim();
            portal.step(claimed);
            assertThat(exists("ann")).isTrue();

            sql.change("update web_session set mfa_at = null, mfa_serial = null where user_id = ?", dana.userId());
            finish(claimed);

            assertThat(exists("ben")).isFalse();
        }

        @Test
        void has_none_that_was_proved_after_the_start() {
            importing("ann", "ben");
            ClaimedJob claimed = claim();
            denyWithoutMfa();
            sql.change(
                    "update web_session set mfa_at = started_at, mfa_serial = 'a-device' where user_id = ?",
                    dana.userId());

            finish(claimed);

            assertThat(exists("ann")).isFalse();
        }

        private void denyWithoutMfa() {
            dana.with(account.policy("WithMfaOnly", """
                {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:CreateUser","Resource":"*",
                 "Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}]}
                """));
        }

        private String keyOf(String user) {
            account.user(user);
            return account.perform(new CreateAccessKey(user, null)).accessKeyId();
        }

        private String statusOf(String accessKeyId) {
            return sql.first(
                            "select status from access_key where access_key_id = ?",
                            row -> row.text("status"),
                            accessKeyId)
                    .orElseThrow();
        }
    }

    @Nested
    class Old_access_keys {

        @Test
        void are_deactivated_all_of_them_however_many_the_page_shows() {
            IntStream.range(0, 101).forEach(i -> {
                account.user("u" + i);
                account.perform(new CreateAccessKey("u" + i, null));
                account.perform(new CreateAccessKey("u" + i, null));
            });
            clock.advance(Duration.ofMinutes(1));
            Page page = browser.get("/admin/old-access-keys?days=0");
            assertThat(page.html().select("input[name='keys[]']")).hasSize(200);
            assertThat(page.text()).contains("These are the oldest; there are more.");

            String job = page.form("/admin/old-access-keys/all").submit().location();
            finish(claim());

            assertThat(progress(job)).isEqualTo("202 of 202");
            assertThat(browser.get("/admin/old-access-keys?days=0").text()).contains("There are none.");
            Page rows = browser.get(job);
            assertThat(rows.html().select("tbody tr")).hasSize(100);
            Page last = browser.get(rows.html().select("a[rel=next]").attr("href"));
            last = browser.get(last.html().select("a[rel=next]").attr("href"));
            assertThat(last.html().select("tbody tr")).hasSize(2);
            assertThat(last.html().select("a[rel=next]")).isEmpty();
        }
    }

    @Nested
    class Passwords_that_it_makes {

        @Test
        void are_stored_sealed_and_shown_once_to_whoever_started_it() {
            String job = importing("ann,,yes,", "ben,,no,", "cid,,yes,");
            ClaimedJob claimed = claim();
            portal.step(claimed);
            assertThat(browser.get(job).html().select("form[action$=secrets]")).isEmpty();
            finish(claimed);
            PortalClient other = PortalClient.open()
                    .signedIn(account.userWithPassword("olga").administrator());
            assertThat(other.get(job).html().select("form[action$=secrets]")).isEmpty();
            String before = stored(job);

            Page shown = browser.get(job).form(job + "/secrets").submit();

            List<String> lines = shown.html()
                    .select("[data-secret=console-password]")
                    .text()
                    .lines()
                    .toList();
            assertThat(shown.status()).isEqualTo(200);
            String file = String.join(" ", lines);
            assertThat(file).contains("\"ann\"", "\"cid\"").doesNotContain("ben");
            String password = file.replaceAll("(?s).*\"ann\",\"([^\"]+)\".*", "$1");
            assertThat(PortalClient.open()
                            .signIn(account.alias(), "ann", password)
                            .status())
                    .isEqualTo(303);
            assertThat(Canaries.formsOf(password)).noneMatch(before::contains).noneMatch(stored(job)::contains);
            assertThat(browser.get(job).html().select("form[action$=secrets]")).isEmpty();
        }

        @Test
        void are_shown_to_nobody_else_whatever_they_send() {
            String job = importing("ann,,yes,");
            finish(claim());
            Page page = browser.get(job);
            PortalClient other = PortalClient.open()
                    .signedIn(account.userWithPassword("olga").administrator());
            String theirs = startAs(other, "eve,,yes,");
            finish(claim());
            var form = other.get(theirs).form(theirs + "/secrets");

            Page answer = other.post(job + "/secrets", form.fields());

            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.follow().text()).contains("There is nothing to be shown any more.");
            assertThat(page.form(job + "/secrets").submit().status()).isEqualTo(200);
        }

        @Test
        void are_deleted_a_week_after_its_end() {
            String job = importing("ann,,yes,");
            finish(claim());

            clock.advance(Duration.ofDays(7).minusMinutes(1));
            turns.forgetOldOnes();
            assertThat(secretsOf(job)).isEqualTo(1);
            clock.advance(Duration.ofMinutes(2));
            turns.forgetOldOnes();

            assertThat(secretsOf(job)).isEqualTo(0);
        }

        private int secretsOf(String job) {
            return sql.first(
                            "select count(secret)::int as secrets from job_item where job_id = cast(? as uuid)",
                            row -> row.number("secrets"),
                            idOf(job))
                    .orElseThrow();
        }

        /** Whatever is kept of the job, its account's trail and its forms. */
        private String stored(String job) {
            return rows("select t::text as row from job_item t where job_id = cast(? as uuid)", idOf(job))
                    + rows("select t::text as row from audit_event t where account_id = ?", account.accountId())
                    + rows("select t::text as row from form_submission t where ? <> ''", "any")
                    + rows("select t::text as row from secret_download t where ? <> ''", "any");
        }

        private String rows(String query, String value) {
            return sql.all(query, row -> row.text("row"), value).stream().collect(Collectors.joining("\n"));
        }
    }

    @Nested
    class What_is_told_of_it {

        @Test
        void is_forgotten_a_month_after_its_end() {
            String job = importing("ann");
            finish(claim());

            clock.advance(Duration.ofDays(30).plusMinutes(1));
            turns.forgetOldOnes();

            browser = PortalClient.open().signedIn(dana);
            assertThat(browser.get(job).status()).isEqualTo(404);
        }

        @Test
        void is_not_for_another_account() {
            String job = importing("ann");
            World.Account elsewhere = world.account();
            PortalClient olga = PortalClient.open()
                    .signedIn(elsewhere.userWithPassword("olga").administrator());

            assertThat(olga.get(job).status()).isEqualTo(404);
            assertThat(olga.get("/admin/jobs").text()).contains("There are none.");
        }

        @Test
        void takes_a_permission() {
            String job = importing("ann");
            PortalClient paul = PortalClient.open()
                    .signedIn(account.userWithPassword("paul").withPublished("ManageOwnPasswordOnly"));

            assertThat(paul.get(job).html().select("[data-reason]")).isNotEmpty();
            assertThat(paul.get(job).text()).doesNotContain("ann");
            assertThat(paul.get("/admin/jobs").html().select("[data-reason]")).isNotEmpty();
        }
    }

    @Test
    void no_more_than_ten_run_in_an_account() {
        for (int i = 0; i < StartJob.MOST_RUNNING; i++) {
            importing("u" + i);
        }

        Page refused = check(browser, "more").form("/admin/import-users").submit();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("10 jobs are running in this account.");
    }

    @Test
    void no_more_than_ten_run_in_an_account_however_many_start_at_the_same_moment() {
        List<PortalClient.Filled> forms = IntStream.range(0, StartJob.MOST_RUNNING + 6)
                .mapToObj(i -> check(browser.copy(), "u" + i).form("/admin/import-users"))
                .toList();

        List<CompletableFuture<Integer>> answers = forms.stream()
                .map(form -> CompletableFuture.supplyAsync(() -> form.submit().status()))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join).filter(status -> status == 303))
                .hasSize(StartJob.MOST_RUNNING);
        assertThat(sql.first(
                        "select count(*)::int as jobs from job where account_id = ?",
                        row -> row.number("jobs"),
                        account.accountId()))
                .contains(StartJob.MOST_RUNNING);
    }

    @Test
    void is_worked_on_by_a_portal_without_being_told() {
        String job = importing("ann", "ben");

        turns.work();

        assertThat(browser.get(job).text()).contains("Finished");
    }

    private String importing(String... lines) {
        return startAs(browser, lines);
    }

    private String startAs(PortalClient client, String... lines) {
        String location =
                check(client, lines).form("/admin/import-users").submit().location();
        assertThat(location).startsWith("/admin/jobs/");
        return location;
    }

    private static Page check(PortalClient client, String... lines) {
        return client.get("/admin/import-users")
                .form("/admin/import-users")
                .with("lines", String.join("\n", lines))
                .submit();
    }

    private ClaimedJob claim() {
        return portal.claim().orElseThrow();
    }

    private void finish(ClaimedJob job) {
        finish(portal, job);
    }

    private static void finish(JobWorker worker, ClaimedJob job) {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = worker.step(job);
        }
        worker.release(job);
    }

    private String progress(String job) {
        return browser.get(job).html().select("#so-far").text();
    }

    private boolean exists(String name) {
        try {
            account.perform(new GetUser(name));
            return true;
        } catch (OperationFailed missing) {
            return false;
        }
    }

    /** How often each user was made, by the trail. */
    private Map<String, Integer> made() {
        return sql
                .all("""
                        select substring(resource from '[^/]+$') as name, count(*)::int as times from audit_event
                         where account_id = ? and principal_id = ? and action = 'iam:CreateUser' and result = 'allowed'
                         group by resource
                        """, row -> Map.entry(row.text("name"), row.number("times")), account.accountId(), dana.userId())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private int inTheTrail(World.Person person, String action, String result) {
        return sql.first(
                        "select count(*)::int as rows from audit_event where principal_id = ? and action = ? and result = ?",
                        row -> row.number("rows"),
                        person.userId(),
                        action,
                        result)
                .orElseThrow();
    }

    private static String idOf(String job) {
        return job.substring(job.lastIndexOf('/') + 1);
    }
}
