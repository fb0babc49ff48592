package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.PortalData;
import dev.latchkey.support.PortalProcess;
import dev.latchkey.support.QueryClient;
import dev.latchkey.support.QueryClient.Reply;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A portal that takes two calls a second of a key, or of an address, and no more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CallLimitsIT {

    private static final String SECRET = "calllimits/only/0123456789abcdefghijklmn";
    private static final String IDENTITY = "Action=GetCallerIdentity&Version=2011-06-15";
    private static final String LISTING = "Action=ListUsers&Version=2010-05-08";
    private static final int ENOUGH = 200;
    private static final int PATIENCE = 20_000;

    private final PortalData data = PortalData.create();
    private PortalProcess portal;
    private QueryClient dana;

    @BeforeAll
    void start() {
        portal = PortalProcess.on(data.path())
                .with("latchkey.bootstrap.user-name", "dana")
                .with("latchkey.bootstrap.password", "Quiet-Otter-Lantern-7")
                .with("latchkey.bootstrap.access-key-id", "AKIACALLLIMITS000000")
                .with("latchkey.bootstrap.secret-access-key", SECRET)
                .with("latchkey.trusted-proxies", "127.0.0.1/32")
                .with("latchkey.api.requests-per-second", "2")
                .startAndAwaitReady();
        dana = QueryClient.with(portal.origin(), "AKIACALLLIMITS000000", SECRET, Clock.systemUTC());
    }

    @AfterAll
    void stop() {
        portal.close();
        data.close();
    }

    private Reply from(String address) {
        return dana.postChanged(LISTING, request -> request.header("X-Forwarded-For", address));
    }

    /** The first of many calls that is throttled. */
    private static Reply throttled(Supplier<Reply> call) {
        return Stream.generate(call)
                .limit(ENOUGH)
                .filter(reply -> reply.code().equals("Throttling"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("none of " + ENOUGH + " calls was throttled"));
    }

    private static void isInAwsWords(Reply reply) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isEqualTo("Rate exceeded");
        assertThat(reply.text("Type")).isEqualTo("Sender");
        assertThat(reply.text("RequestId")).hasSize(36);
    }

    private static void soonAnswers(Supplier<Reply> call) {
        assertThat(Stream.generate(call).limit(PATIENCE).anyMatch(reply -> reply.status() == 200))
                .isTrue();
    }

    @Test
    void an_address_is_throttled_by_itself_and_answered_again_later() {
        Supplier<Reply> unsigned =
                () -> dana.postChanged(IDENTITY, request -> request.setHeader("Authorization", "none")
                        .header("X-Forwarded-For", "203.0.113.7"));

        isInAwsWords(throttled(unsigned));
        soonAnswers(() -> from("203.0.113.8"));
        soonAnswers(() -> from("203.0.113.7"));
    }

    @Test
    void a_key_is_throttled_from_wherever_it_calls() {
        int[] host = {0};
        Supplier<Reply> elsewhere = () -> from("198.51.100." + ++host[0]);

        isInAwsWords(throttled(elsewhere));
        soonAnswers(() -> from("192.0.2.1"));
    }
}
