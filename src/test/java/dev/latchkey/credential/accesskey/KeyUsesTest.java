package dev.latchkey.credential.accesskey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Transactions;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.Programs;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;
import software.amazon.awssdk.services.sts.StsClient;

/** What is known of the last use of a key, and what a call pays for it: nothing. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyUsesTest {

    private static final Duration PROMISED = Duration.ofMinutes(1);

    @Inject
    World world;

    @Inject
    Programs programs;

    @Inject
    TestClock clock;

    @Inject
    KeyUses uses;

    @Inject
    Transactions transactions;

    @Inject
    Sql sql;

    private String id;
    private IamClient iam;
    private StsClient sts;

    @BeforeEach
    void ana_has_a_key() {
        clock.stopAt(Instant.ofEpochSecond(Instant.now().getEpochSecond()));
        World.Person ana = world.account().user("ana").administrator();
        NewAccessKey key = ana.account().perform(new CreateAccessKey("ana", null));
        id = key.accessKeyId();
        AwsBasicCredentials credentials =
                AwsBasicCredentials.create(id, key.secretAccessKey().reveal());
        iam = programs.iam(credentials);
        sts = programs.sts(credentials);
    }

    @AfterEach
    void it_is_done() {
        iam.close();
        sts.close();
        clock.reset();
    }

    private AccessKeyLastUsed lastUsed() {
        return iam.getAccessKeyLastUsed(get -> get.accessKeyId(id)).accessKeyLastUsed();
    }

    @Test
    void the_latest_use_is_told_with_its_time_its_service_and_the_client_s_region() {
        iam.getUser();
        clock.advance(Duration.ofSeconds(30));
        sts.getCallerIdentity();
        uses.writeDown();

        assertThat(lastUsed().lastUsedDate()).isEqualTo(clock.instant());
        assertThat(lastUsed().serviceName()).isEqualTo("sts");
        assertThat(lastUsed().region()).isEqualTo("eu-central-1");
    }

    @Test
    void it_is_written_down_twice_in_the_minute_that_is_promised() throws NoSuchMethodException {
        Scheduled schedule = KeyUses.class.getDeclaredMethod("writeDown").getAnnotation(Scheduled.class);

        assertThat(Duration.parse("PT" + schedule.every()).multipliedBy(2)).isLessThanOrEqualTo(PROMISED);
        assertThat(Duration.parse("PT" + schedule.delayed()).multipliedBy(2)).isLessThanOrEqualTo(PROMISED);
    }

    @Test
    void a_call_writes_nothing_and_does_not_wait_for_whoever_holds_the_key_s_row() {
        CompletableFuture<Void> writing = transactions.write(() -> {
            sql.first(
                    "select access_key_id from access_key where access_key_id = ? for update",
                    row -> row.text("access_key_id"),
                    id);
            sts.getCallerIdentity();
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(uses::writeDown);
            clock.advance(Duration.ofSeconds(1));
            for (int i = 0; i < 20; i++) {
                assertThat(iam.getUser().user().userName()).isEqualTo("ana");
            }
            assertThat(lastUsed().lastUsedDate()).isNull();
            return waiting;
        });
        writing.join();

        uses.writeDown();
        assertThat(lastUsed().lastUsedDate()).isEqualTo(clock.instant());
        assertThat(lastUsed().serviceName()).isEqualTo("iam");
    }
}
