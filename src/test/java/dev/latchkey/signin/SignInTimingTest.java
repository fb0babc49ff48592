package dev.latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Filled;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a refusal takes tells nobody why it is one: whether there is such an account, such a user, such a password. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
@Tag("nightly")
class SignInTimingTest {

    private static final int TRIES = 200;

    /** A user takes so many wrong passwords before the next one has to wait. */
    private static final int FREE_FAILURES = 4;

    /** The machine has other work: a difference that is one comes every time. */
    private static final int ROUNDS = 3;

    private static final double MEDIANS_APART = 0.10;

    /** |z| of the Mann-Whitney test that goes with p = 0.01, from both sides. */
    private static final double UNLIKELY = 2.576;

    @Inject
    World world;

    private enum Why {
        NO_SUCH_ACCOUNT,
        NO_SUCH_USER,
        NO_PASSWORD,
        WRONG_PASSWORD,
        PAUSED
    }

    @Test
    void is_the_same_whatever_was_wrong() {
        List<String> differences = differences(measure());
        for (int round = 1; round < ROUNDS && !differences.isEmpty(); round++) {
            differences = differences(measure());
        }

        assertThat(differences).isEmpty();
    }

    private Map<Why, List<Double>> measure() {
        World.Account account = world.account();
        Map<Why, List<Double>> millis = new EnumMap<>(Why.class);
        account.userWithPassword("paused");
        for (int i = 0; i < 3 * FREE_FAILURES; i++) {
            form(account, Why.PAUSED, 0).submit();
        }
        for (int i = 0; i < TRIES; i++) {
            if (i % FREE_FAILURES == 0) {
                account.userWithPassword("wrong-" + i / FREE_FAILURES);
                account.user("none-" + i / FREE_FAILURES);
            }
            for (Why why : Why.values()) {
                Filled form = form(account, why, i);
                long start = System.nanoTime();
                int status = form.submit().status();
                millis.computeIfAbsent(why, any -> new ArrayList<>()).add((System.nanoTime() - start) / 1e6);
                assertThat(status).as(why.name()).isEqualTo(422);
            }
        }
        return millis;
    }

    private static Filled form(World.Account account, Why why, int turn) {
        String user =
                switch (why) {
                    case NO_SUCH_ACCOUNT, NO_SUCH_USER -> "nobody-" + turn;
                    case NO_PASSWORD -> "none-" + turn / FREE_FAILURES;
                    case WRONG_PASSWORD -> "wrong-" + turn / FREE_FAILURES;
                    case PAUSED -> "paused";
                };
        return PortalClient.open()
                .get("/signin?different=true")
                .form("/signin")
                .with("account", why == Why.NO_SUCH_ACCOUNT ? "no-such-" + account.alias() : account.accountId())
                .with("userName", user)
                .with("secret-password", World.OTHER_PASSWORD);
    }

    private static List<String> differences(Map<Why, List<Double>> millis) {
        List<Double> usual = millis.getOrDefault(Why.WRONG_PASSWORD, List.of());
        List<String> differences = new ArrayList<>();
        millis.forEach((why, times) -> {
            double apart = Math.abs(median(times) / median(usual) - 1);
            double z = mannWhitney(times, usual);
            if (apart > MEDIANS_APART || Math.abs(z) > UNLIKELY) {
                differences.add(String.format(
                        "%s: %.1f ms, a wrong password: %.1f ms, z = %.2f", why, median(times), median(usual), z));
            }
        });
        return differences;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    /** The normal approximation of the statistic U: how far from 0 the order of two samples is. */
    private static double mannWhitney(List<Double> one, List<Double> other) {
        double u = 0;
        for (double a : one) {
            for (double b : other) {
                u += a > b ? 1 : a == b ? 0.5 : 0;
            }
        }
        double n = one.size();
        double m = other.size();
        return (u - n * m / 2) / Math.sqrt(n * m * (n + m + 1) / 12);
    }
}
