package dev.latchkey.credential.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TurnsTest {
    @Nested
    class While_every_turn_is_taken {
        private final Turns turns = new Turns(1, 0, Duration.ofMillis(50));
        private final CountDownLatch taken = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);

        @Test
        void who_finds_the_queue_full_is_sent_away_at_once_and_later_served() throws Exception {
            CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(() -> turns.take(() -> {
                taken.countDown();
                awaitEnd();
                return true;
            }));
            taken.await();

            assertThatThrownBy(() -> turns.take(() -> true))
                    .isInstanceOfSatisfying(OperationFailed.class, failed -> assertThat(failed.code())
                            .isEqualTo(ErrorCode.SERVICE_UNAVAILABLE));

            end.countDown();
            assertThat(first.get()).isTrue();
            assertThat(turns.take(() -> true)).isTrue();
        }

        private void awaitEnd() {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void a_failure_gives_the_turn_back() {
        Turns turns = new Turns(1, 0, Duration.ofMillis(50));

        assertThatThrownBy(() -> turns.take(() -> {
                    throw new IllegalArgumentException();
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(turns.take(() -> true)).isTrue();
    }
}
