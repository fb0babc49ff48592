package dev.latchkey.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.Statements;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TransactionsTest {
    @Inject
    Transactions transactions;

    @Inject
    StatementCounter statements;

    @Inject
    EntityManager entityManager;

    private String isolation() {
        return (String) entityManager
                .createNativeQuery("SHOW transaction_isolation", String.class)
                .getSingleResult();
    }

    private String transactionId() {
        return (String) entityManager
                .createNativeQuery("SELECT txid_current()::text", String.class)
                .getSingleResult();
    }

    @Nested
    class A_read {
        @Test
        void sees_one_snapshot_and_asks_for_it_with_no_statement_of_its_own() {
            AtomicReference<String> isolation = new AtomicReference<>();

            List<String> sent = Statements.sentBy(
                    statements, () -> isolation.set(transactions.read(TransactionsTest.this::isolation)));

            assertThat(isolation).hasValue("repeatable read");
            assertThat(sent).hasSize(1);
        }

        @Test
        void joins_the_transaction_there_is() {
            transactions.read(() -> {
                String outer = transactionId();
                assertThat(transactions.read(TransactionsTest.this::transactionId))
                        .isEqualTo(outer);
            });
            transactions.write(() -> {
                String outer = transactionId();
                assertThat(transactions.read(TransactionsTest.this::transactionId))
                        .isEqualTo(outer);
            });
        }

        @Test
        void is_not_writing() {
            assertThat(transactions.read(transactions::writing)).isFalse();
            assertThat(transactions.writing()).isFalse();
        }
    }

    @Nested
    class A_write {
        @Test
        void sees_what_was_committed_while_it_waited() {
            assertThat(transactions.write(TransactionsTest.this::isolation)).isEqualTo("read committed");
            assertThat(transactions.write(transactions::writing)).isTrue();
        }

        @Test
        void joins_a_write_and_not_a_read() {
            transactions.write(() -> {
                String outer = transactionId();
                assertThat(transactions.write(TransactionsTest.this::transactionId))
                        .isEqualTo(outer);
            });
            transactions.read(() -> {
                String outer = transactionId();
                assertThat(transactions.write(TransactionsTest.this::isolation)).isEqualTo("read committed");
                assertThat(transactions.write(TransactionsTest.this::transactionId))
                        .isNotEqualTo(outer);
            });
        }

        @Test
        void leaves_the_next_read_on_that_connection_its_snapshot() {
            for (int i = 0; i < 30; i++) {
                transactions.write(TransactionsTest.this::isolation);
                assertThat(transactions.read(TransactionsTest.this::isolation)).isEqualTo("repeatable read");
            }
        }

        @Test
        void passes_on_what_the_work_throws() {
            assertThatThrownBy(() -> transactions.write((Runnable) () -> {
                        throw new IllegalArgumentException("so it is");
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("so it is");
        }
    }

    @Nested
    class After_a_conflict {
        private final AtomicInteger attempts = new AtomicInteger();

        private String conflict(int times) {
            if (attempts.incrementAndGet() <= times) {
                throw new IllegalStateException(new SQLException("deadlock detected", "40P01"));
            }
            return "done";
        }

        @Test
        void a_write_begins_anew() {
            assertThat(transactions.write(() -> conflict(Transactions.RETRIES))).isEqualTo("done");
        }

        @Test
        void a_write_is_given_up_when_the_conflicts_do_not_end() {
            assertThatThrownBy(() -> transactions.write(() -> conflict(Transactions.RETRIES + 1)))
                    .isInstanceOf(DatabaseBusyException.class);
            assertThat(attempts).hasValue(Transactions.RETRIES + 1);
        }

        @Test
        void only_the_outermost_write_begins_anew() {
            transactions.write(() -> {
                attempts.set(0);
                assertThatThrownBy(() -> transactions.write(() -> conflict(1)))
                        .isInstanceOf(IllegalStateException.class);
                assertThat(attempts).hasValue(1);
            });
        }
    }
}
