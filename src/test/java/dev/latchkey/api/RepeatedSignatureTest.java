package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.api.signature.ReceivedRequest;
import dev.latchkey.operation.AuditTrail;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.RequestOrigin;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Transactions;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.QueryClient;
import dev.latchkey.support.QueryClient.RawCall;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.TestKeys;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Two portals on one database that take each signature for one change. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RepeatedSignatureTest {

    private static final Duration SKEW = Duration.ofMinutes(15);

    @Inject
    World world;

    @Inject
    TestKeys keys;

    @Inject
    TestClock clock;

    @Inject
    Authentication authentication;

    @Inject
    CallReader reader;

    @Inject
    Operations operations;

    @Inject
    AuditTrail trail;

    @Inject
    Transactions transactions;

    @Inject
    LatchkeyConfiguration configuration;

    @Inject
    Sql sql;

    private QueryClient ana;
    private AcceptedSignatures accepted;
    private ApiCalls one;
    private ApiCalls other;

    @BeforeEach
    void ana_administers() {
        URI portal = URI.create(ConfigProvider.getConfig().getValue("latchkey.base-url", String.class));
        ana = QueryClient.with(portal, keys.issue(world.account().user("ana").administrator()), clock);
        accepted = new AcceptedSignatures(sql, transactions, clock, SKEW, true);
        one = portal();
        other = portal();
    }

    @AfterEach
    void it_is_done() {
        clock.reset();
    }

    private ApiCalls portal() {
        return new ApiCalls(authentication, accepted, reader, operations, trail, transactions, configuration, clock);
    }

    private ReceivedRequest signed(String call) {
        RawCall raw = ana.raw("Version=2010-05-08&Action=" + call);
        List<Map.Entry<String, String>> headers = raw.headers()
                .lines()
                .map(line -> line.split(": ", 2))
                .map(header -> Map.entry(header[0], header[1]))
                .toList();
        return new ReceivedRequest("POST", "/", "", headers, raw.body().getBytes(StandardCharsets.UTF_8));
    }

    private static RequestOrigin somewhere() {
        return new RequestOrigin(UUID.randomUUID(), "192.0.2.1", "test", false, null);
    }

    @Test
    void a_change_is_made_once_whichever_it_is_sent_to() {
        ReceivedRequest tag = signed("TagUser&UserName=ana&Tags.member.1.Key=a&Tags.member.1.Value=b");

        one.answer(tag, somewhere());

        for (ApiCalls portal : List.of(one, other)) {
            assertThatThrownBy(() -> portal.answer(tag, somewhere()))
                    .isInstanceOfSatisfying(ApiFailure.class, failure -> {
                        assertThat(failure.status()).isEqualTo(403);
                        assertThat(failure).hasMessageContaining("was accepted before");
                    });
        }
    }

    @Test
    void of_twenty_at_the_same_moment_one_is_taken() {
        ReceivedRequest create = signed("CreateAccessKey&UserName=ana");

        List<CompletableFuture<Boolean>> all = IntStream.range(0, 20)
                .mapToObj(turn -> turn % 2 == 0 ? one : other)
                .map(portal -> CompletableFuture.supplyAsync(() -> isTaken(portal, create)))
                .toList();

        assertThat(all).extracting(CompletableFuture::join).containsOnlyOnce(true);
    }

    private static boolean isTaken(ApiCalls portal, ReceivedRequest call) {
        try {
            portal.answer(call, somewhere());
            return true;
        } catch (ApiFailure refused) {
            assertThat(refused).hasMessageContaining("was accepted before");
            return false;
        }
    }

    @Test
    void looking_is_answered_as_often_as_it_is_asked_and_so_is_a_call_that_is_signed_anew() {
        ReceivedRequest look = signed("GetUser");
        one.answer(look, somewhere());
        one.answer(look, somewhere());
        other.answer(look, somewhere());

        String tag = "TagUser&UserName=ana&Tags.member.1.Key=a&Tags.member.1.Value=c";
        one.answer(signed(tag), somewhere());
        clock.advance(Duration.ofSeconds(1));
        other.answer(signed(tag), somewhere());
    }

    @Test
    void what_nobody_could_send_again_is_forgotten() {
        one.answer(signed("UntagUser&UserName=ana&TagKeys.member.1=a"), somewhere());
        assertThat(rows()).isPositive();

        clock.advance(SKEW.plusSeconds(1));
        accepted.forgetOldOnes();
        assertThat(rows()).isZero();
    }

    private int rows() {
        return sql.first("select count(*)::int as rows from accepted_signature", row -> row.number("rows"))
                .orElseThrow();
    }
}
