package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.api.signature.ReceivedRequest;
import dev.latchkey.operation.AuditTrail;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.RequestOrigin;
import dev.latchkey.platform.StatementCounter;
import dev.latchkey.platform.Transactions;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.QueryClient;
import dev.latchkey.support.QueryClient.RawCall;
import dev.latchkey.support.Statements;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.TestKeys;
import dev.latchkey.support.World;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A portal that takes one call a second of a key: what the database makes us do twice is one call all the same. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CountedOnceTest {

    @Inject
    World world;

    @Inject
    TestKeys keys;

    @Inject
    TestClock clock;

    @Inject
    Authentication authentication;

    @Inject
    AcceptedSignatures accepted;

    @Inject
    CallReader reader;

    @Inject
    Operations operations;

    @Inject
    AuditTrail trail;

    @Inject
    Transactions transactions;

    @Inject
    StatementCounter statements;

    private QueryClient ana;
    private ApiCalls portal;

    @BeforeEach
    void one_call_a_second_is_taken() {
        clock.stopAt(Instant.ofEpochSecond(Instant.now().getEpochSecond()));
        URI address = URI.create(ConfigProvider.getConfig().getValue("latchkey.base-url", String.class));
        ana = QueryClient.with(address, keys.issue(world.account().user("ana").administrator()), clock);
        LatchkeyConfiguration configuration = ConfigUtils.emptyConfigBuilder(LaunchMode.TEST)
                .withMapping(LatchkeyConfiguration.class)
                .withDefaultValue("latchkey.api.requests-per-second", "1")
                .build()
                .getConfigMapping(LatchkeyConfiguration.class);
        portal = new ApiCalls(authentication, accepted, reader, operations, trail, transactions, configuration, clock);
    }

    @AfterEach
    void the_clock_goes_on() {
        clock.reset();
    }

    private ReceivedRequest signed() {
        RawCall raw = ana.raw("Version=2010-05-08&Action=GetUser");
        List<Map.Entry<String, String>> headers = raw.headers()
                .lines()
                .map(line -> line.split(": ", 2))
                .map(header -> Map.entry(header[0], header[1]))
                .toList();
        return new ReceivedRequest("POST", "/", "", headers, raw.body().getBytes(StandardCharsets.UTF_8));
    }

    private String call(String address) {
        return portal.answer(signed(), new RequestOrigin(UUID.randomUUID(), address, "test", false, null));
    }

    @Test
    void a_call_that_is_begun_anew_takes_one_turn_of_its_key() {
        List<String> sent = Statements.sentBy(
                statements, () -> assertThat(call("192.0.2.1")).contains("<UserName>ana</UserName>"));

        assertThat(sent)
                .as("more than one statement, so that it was begun anew")
                .hasSizeGreaterThan(1);
        assertThatThrownBy(() -> call("192.0.2.2"))
                .isInstanceOfSatisfying(
                        ApiFailure.class, failure -> assertThat(failure).hasMessage("Rate exceeded"));
    }
}
