package dev.latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LaneLimitTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static LaneState failing(LaneLimit limit, int times, Instant now) {
        LaneState state = LaneState.clean(now);
        for (int i = 0; i < times; i++) {
            state = limit.afterFailure(state.asOf(now), now);
        }
        return state;
    }

    @Nested
    class A_lane_of_strangers {
        private final LaneLimit limit =
                new LaneLimit.Backoff(5, Duration.ofMinutes(15), Duration.ofSeconds(1), Duration.ofMinutes(15));

        @Test
        void lets_a_few_failures_pass() {
            assertThat(failing(limit, 4, NOON).isPaused(NOON)).isFalse();
        }

        @Test
        void then_waits_a_second_and_twice_as_long_with_each_further_one() {
            assertThat(failing(limit, 5, NOON).pausedUntil()).isEqualTo(NOON.plusSeconds(1));
            assertThat(failing(limit, 6, NOON).pausedUntil()).isEqualTo(NOON.plusSeconds(2));
            assertThat(failing(limit, 9, NOON).pausedUntil()).isEqualTo(NOON.plusSeconds(16));
        }

        @Test
        void never_waits_longer_than_the_longest_wait_however_many_there_were() {
            assertThat(failing(limit, 200, NOON).pausedUntil()).isEqualTo(NOON.plus(Duration.ofMinutes(15)));

            LaneState endless = new LaneState(Integer.MAX_VALUE - 1, NOON, null, NOON.plusSeconds(1));
            assertThat(limit.afterFailure(endless, NOON).pausedUntil()).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
        }

        @Test
        void forgets_when_it_was_quiet_for_long() {
            LaneState state = failing(limit, 4, NOON);

            assertThat(state.asOf(NOON.plus(Duration.ofMinutes(14))).failures()).isEqualTo(4);
            assertThat(state.asOf(NOON.plus(Duration.ofMinutes(15))).failures()).isZero();
        }
    }

    @Nested
    class The_lane_of_a_network {
        private final LaneLimit limit = new LaneLimit.Allowance(30, Duration.ofMinutes(5));

        @Test
        void is_open_up_to_its_allowance() {
            assertThat(failing(limit, 29, NOON).isPaused(NOON)).isFalse();
        }

        @Test
        void is_closed_until_the_window_ends() {
            LaneState state = failing(limit, 30, NOON);

            assertThat(state.isPaused(NOON.plusSeconds(299))).isTrue();
            assertThat(state.isPaused(NOON.plusSeconds(300))).isFalse();
        }
    }

    @Nested
    class A_network {
        @Test
        void is_an_IPv4_address_by_itself() {
            assertThat(Lanes.siteOf("192.0.2.7")).isNotEqualTo(Lanes.siteOf("192.0.2.8"));
        }

        @Test
        void is_all_of_the_64_bits_that_an_IPv6_address_begins_with() {
            assertThat(Lanes.siteOf("2001:db8:1:2::7")).isEqualTo(Lanes.siteOf("2001:db8:1:2:ffff::1"));
            assertThat(Lanes.siteOf("2001:db8:1:2::7")).isNotEqualTo(Lanes.siteOf("2001:db8:1:3::7"));
        }
    }
}
