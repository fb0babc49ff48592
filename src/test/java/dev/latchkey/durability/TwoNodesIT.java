package dev.latchkey.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.platform.database.DatabaseAccess;
import dev.latchkey.support.AuthenticatorApp;
import dev.latchkey.support.BesideTheWalks;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalData;
import dev.latchkey.support.PortalProcess;
import dev.latchkey.support.QueryClient;
import dev.latchkey.support.RawClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two portals on one database: what is changed at one of them holds at the other with the next request. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@BesideTheWalks
@DisplayNameGeneration(ReplaceUnderscores.class)
class TwoNodesIT {

    private static final String ACCOUNT = "acme";
    private static final String PASSWORD = "Quiet-Otter-Lantern-7";
    private static final String KEY = "AKIATWONODES00000000";
    private static final String READING = "arn:aws:iam::aws:policy/IAMReadOnlyAccess";
    private static final String SECRET = "twonodes/only/0123456789abcdefghijklmnop";

    private static final URI PUBLIC = URI.create("http://localhost:8080");

    private final PortalData data = PortalData.create();
    private final PortalData others = PortalData.create();

    private PortalProcess one;
    private PortalProcess other;
    private QueryClient atOne;
    private QueryClient atOther;

    @BeforeAll
    void start() {
        one = PortalProcess.on(data.path())
                .with("latchkey.bootstrap.account-alias", ACCOUNT)
                .with("latchkey.bootstrap.user-name", "dana")
                .with("latchkey.bootstrap.password", PASSWORD)
                .with("latchkey.bootstrap.access-key-id", KEY)
                .with("latchkey.bootstrap.secret-access-key", SECRET)
                .startAndAwaitReady();
        other = another(others).startAndAwaitReady();
        atOne = QueryClient.with(one.origin(), KEY, SECRET, Clock.systemUTC());
        atOther = QueryClient.with(other.origin(), KEY, SECRET, Clock.systemUTC());
    }

    /** One more on the database of the first. */
    private PortalProcess.Settings another(PortalData place) {
        return PortalProcess.on(place.path())
                .with("latchkey.key-file", data.path().resolve("latchkey.key").toString())
                .with("quarkus.datasource.jdbc.url", data.url())
                .with("quarkus.datasource.username", DatabaseAccess.APPLICATION)
                .with("quarkus.datasource.password", data.password("application"))
                .with("quarkus.flyway.username", DatabaseAccess.OWNER)
                .with("quarkus.flyway.password", data.password("owner"));
    }

    @AfterAll
    void stop() {
        other.close();
        one.close();
        others.close();
        data.close();
    }

    @Test
    void a_key_that_is_taken_away_at_one_opens_nothing_at_the_other() {
        atOne.iam("CreateUser", "UserName", "eve");
        QueryClient.Reply key = atOne.iam("CreateAccessKey", "UserName", "eve");
        QueryClient eve = QueryClient.with(
                other.origin(), key.text("AccessKeyId"), key.text("SecretAccessKey"), Clock.systemUTC());
        assertThat(eve.sts("GetCallerIdentity").status()).isEqualTo(200);

        atOne.iam("UpdateAccessKey", "UserName", "eve", "AccessKeyId", key.text("AccessKeyId"), "Status", "Inactive");
        assertThat(eve.sts("GetCallerIdentity").code()).isEqualTo("InvalidClientTokenId");
        atOne.iam("UpdateAccessKey", "UserName", "eve", "AccessKeyId", key.text("AccessKeyId"), "Status", "Active");
        assertThat(eve.sts("GetCallerIdentity").status()).isEqualTo(200);
        atOne.iam("DeleteAccessKey", "UserName", "eve", "AccessKeyId", key.text("AccessKeyId"));
        assertThat(eve.sts("GetCallerIdentity").code()).isEqualTo("InvalidClientTokenId");
    }

    @Test
    void a_right_that_is_taken_away_at_one_is_gone_at_the_other() {
        atOne.iam("CreateUser", "UserName", "fred");
        QueryClient.Reply key = atOther.iam("CreateAccessKey", "UserName", "fred");
        QueryClient fred = QueryClient.with(
                other.origin(), key.text("AccessKeyId"), key.text("SecretAccessKey"), Clock.systemUTC());
        for (int i = 0; i < 3; i++) {
            assertThat(fred.iam("ListUsers").code()).isEqualTo("AccessDenied");
            atOne.iam("AttachUserPolicy", "UserName", "fred", "PolicyArn", READING);
            assertThat(fred.iam("ListUsers").status()).isEqualTo(200);
            atOne.iam("DetachUserPolicy", "UserName", "fred", "PolicyArn", READING);
        }
        assertThat(fred.iam("ListUsers").code()).isEqualTo("AccessDenied");
    }

    @Test
    void a_user_who_is_deleted_at_one_is_nobody_at_the_other() {
        atOne.iam("CreateUser", "UserName", "gail");
        QueryClient.Reply key = atOne.iam("CreateAccessKey", "UserName", "gail");
        atOne.iam("AttachUserPolicy", "UserName", "gail", "PolicyArn", READING);
        QueryClient gail = QueryClient.with(
                other.origin(), key.text("AccessKeyId"), key.text("SecretAccessKey"), Clock.systemUTC());
        QueryClient.Reply session = gail.sts("GetSessionToken");
        QueryClient temporary = QueryClient.with(
                other.origin(),
                session.text("AccessKeyId"),
                session.text("SecretAccessKey"),
                session.text("SessionToken"),
                Clock.systemUTC());
        assertThat(gail.iam("ListUsers").status()).isEqualTo(200);
        assertThat(temporary.sts("GetCallerIdentity").status()).isEqualTo(200);

        atOne.iam("DetachUserPolicy", "UserName", "gail", "PolicyArn", READING);
        atOne.iam("DeleteAccessKey", "UserName", "gail", "AccessKeyId", key.text("AccessKeyId"));
        assertThat(atOne.iam("DeleteUser", "UserName", "gail").status()).isEqualTo(200);

        assertThat(gail.iam("ListUsers").code()).isEqualTo("InvalidClientTokenId");
        assertThat(temporary.sts("GetCallerIdentity").code()).isEqualTo("InvalidClientTokenId");
        assertThat(atOther.iam("GetUser", "UserName", "gail").code()).isEqualTo("NoSuchEntity");
    }

    @Test
    void a_code_is_taken_once_whichever_it_is_sent_to() {
        atOne.iam("CreateUser", "UserName", "hugo");
        QueryClient.Reply key = atOne.iam("CreateAccessKey", "UserName", "hugo");
        QueryClient.Reply device = atOne.iam("CreateVirtualMFADevice", "VirtualMFADeviceName", "hugo");
        AuthenticatorApp app = AuthenticatorApp.with(
                new String(Base64.getDecoder().decode(device.text("Base32StringSeed")), StandardCharsets.US_ASCII),
                Clock.systemUTC());
        String serialNumber = device.text("SerialNumber");
        assertThat(atOther.iam(
                                "EnableMFADevice",
                                "UserName",
                                "hugo",
                                "SerialNumber",
                                serialNumber,
                                "AuthenticationCode1",
                                app.code(-1),
                                "AuthenticationCode2",
                                app.code())
                        .status())
                .isEqualTo(200);
        String code = app.code(1);

        List<CompletableFuture<Integer>> tries = IntStream.range(0, 20)
                .mapToObj(i -> QueryClient.with(
                        (i % 2 == 0 ? one : other).origin(),
                        key.text("AccessKeyId"),
                        key.text("SecretAccessKey"),
                        Clock.systemUTC()))
                .map(hugo -> CompletableFuture.supplyAsync(
                        () -> hugo.sts("GetSessionToken", "SerialNumber", serialNumber, "TokenCode", code)
                                .status()))
                .toList();

        assertThat(tries)
                .extracting(CompletableFuture::join)
                .containsOnlyOnce(200)
                .contains(403);
    }

    @Test
    void a_signed_change_is_made_once_whichever_it_is_sent_to_where_that_is_wanted() {
        try (PortalData here = PortalData.create();
                PortalData there = PortalData.create();
                PortalProcess third = refusingRepeats(here).startAndAwaitReady();
                PortalProcess fourth = refusingRepeats(there).startAndAwaitReady()) {
            String change = QueryClient.with(PUBLIC, KEY, SECRET, Clock.systemUTC())
                    .raw("Version=2010-05-08&Action=CreateUser&UserName=ivan")
                    .whole();

            assertThat(RawClient.to(third.origin()).send(change)).startsWith("HTTP/1.1 200");
            assertThat(RawClient.to(fourth.origin()).send(change))
                    .startsWith("HTTP/1.1 403")
                    .contains("<Code>SignatureDoesNotMatch</Code>")
                    .contains("was accepted before");
        }
    }

    /** As behind one name, so that what is signed for one of them is signed for the other. */
    private PortalProcess.Settings refusingRepeats(PortalData place) {
        return another(place).with("latchkey.base-url", PUBLIC.toString()).with("latchkey.api.refuse-replays", "true");
    }

    @Test
    void a_session_is_one_at_both_and_ends_at_both() {
        PortalClient here = PortalClient.at(one.address("/"));
        here.signIn(ACCOUNT, "dana", PASSWORD);
        PortalClient there = PortalClient.at(other.address("/"));
        there.signIn(ACCOUNT, "dana", PASSWORD);
        assertThat(there.get("/security-credentials").status()).isEqualTo(200);

        here.get("/security-credentials/activity")
                .form("/security-credentials/activity/sign-out-others")
                .submit();

        assertThat(there.get("/security-credentials").status()).isEqualTo(303);
        PortalClient moved = PortalClient.at(other.address("/"))
                .setCookie("__Host-sid", here.cookie("__Host-sid").orElseThrow());
        assertThat(moved.get("/security-credentials").status()).isEqualTo(200);
    }

    @Test
    void a_job_is_done_once_whoever_works_on_it() throws SQLException {
        PortalClient there = PortalClient.at(other.address("/"));
        there.signIn(ACCOUNT, "dana", PASSWORD);

        String job = importing("once", 60);
        await("select state = 'finished' from job where job_id = '" + idOf(job) + "'");

        assertThat(there.get(job).text()).contains("Finished").contains("60 of 60");
        assertThat(data.ask("select count(*) || ' of ' || count(distinct resource) from audit_event"
                        + " where action = 'iam:CreateUser' and result = 'allowed' and resource like '%/once-%'"))
                .isEqualTo("60 of 60");
    }

    @Test
    void a_job_that_is_cancelled_at_one_is_done_no_further_by_either() throws SQLException {
        PortalClient there = PortalClient.at(other.address("/"));
        there.signIn(ACCOUNT, "dana", PASSWORD);
        String job = importing("stopped", 3000);
        await("select done > 0 from job where job_id = '" + idOf(job) + "'");

        there.get(job).form(job + "/cancel").submit();

        String done = data.ask("select done from job where job_id = '" + idOf(job) + "'");
        assertThat(Integer.parseInt(done)).isLessThan(3000);
        // Another job has its turn after this one, so whatever was under way with it is over.
        String next = importing("next", 1);
        await("select state = 'finished' from job where job_id = '" + idOf(next) + "'");
        assertThat(there.get(job).text()).contains("Cancelled");
        assertThat(data.ask("select count(*) from iam_user where user_name like 'stopped-%'"))
                .isEqualTo(done);
    }

    /** Starts an import of so many users at one of them. */
    private String importing(String name, int users) {
        PortalClient here = PortalClient.at(one.address("/"));
        here.signIn(ACCOUNT, "dana", PASSWORD);
        String lines = IntStream.range(0, users).mapToObj(i -> name + "-" + i).collect(Collectors.joining("\n"));
        String path = "/admin/import-users";
        return here.get(path)
                .form(path)
                .with("lines", lines)
                .submit()
                .form(path)
                .submit()
                .location();
    }

    private void await(String question) throws SQLException {
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!data.ask(question).equals("t")) {
            assertThat(System.nanoTime()).as(question).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static String idOf(String job) {
        return job.substring(job.lastIndexOf('/') + 1);
    }
}
