package dev.latchkey.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.platform.database.DatabaseAccess;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalData;
import dev.latchkey.support.PortalProcess;
import dev.latchkey.support.QueryClient;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two portals on one database: what is changed at one of them holds at the other with the next request. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TwoNodesIT {

    private static final String ACCOUNT = "acme";
    private static final String PASSWORD = "Quiet-Otter-Lantern-7";
    private static final String KEY = "AKIATWONODES00000000";
    private static final String SECRET = "twonodes/only/0123456789abcdefghijklmnop";

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
        other = PortalProcess.on(others.path())
                .with("latchkey.key-file", data.path().resolve("latchkey.key").toString())
                .with("quarkus.datasource.jdbc.url", data.url())
                .with("quarkus.datasource.username", DatabaseAccess.APPLICATION)
                .with("quarkus.datasource.password", data.password("application"))
                .with("quarkus.flyway.username", DatabaseAccess.OWNER)
                .with("quarkus.flyway.password", data.password("owner"))
                .startAndAwaitReady();
        atOne = QueryClient.with(one.origin(), KEY, SECRET, Clock.systemUTC());
        atOther = QueryClient.with(other.origin(), KEY, SECRET, Clock.systemUTC());
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
        String reading = "arn:aws:iam::aws:policy/IAMReadOnlyAccess";
        atOne.iam("CreateUser", "UserName", "fred");
        QueryClient.Reply key = atOther.iam("CreateAccessKey", "UserName", "fred");
        QueryClient fred = QueryClient.with(
                other.origin(), key.text("AccessKeyId"), key.text("SecretAccessKey"), Clock.systemUTC());
        for (int i = 0; i < 3; i++) {
            assertThat(fred.iam("ListUsers").code()).isEqualTo("AccessDenied");
            atOne.iam("AttachUserPolicy", "UserName", "fred", "PolicyArn", reading);
            assertThat(fred.iam("ListUsers").status()).isEqualTo(200);
            atOne.iam("DetachUserPolicy", "UserName", "fred", "PolicyArn", reading);
        }
        assertThat(fred.iam("ListUsers").code()).isEqualTo("AccessDenied");
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
}
