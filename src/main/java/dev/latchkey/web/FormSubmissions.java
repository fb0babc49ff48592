package dev.latchkey.web;

import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The forms that were used, each with what became of it. */
@ApplicationScoped
class FormSubmissions {

    private static final Duration KEPT = Duration.ofHours(24);

    private final Sql sql;
    private final Transactions transactions;
    private final Clock clock;

    FormSubmissions(Sql sql, Transactions transactions, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A form that was used.
     *
     * @param sessionHash of the session id that it came with
     * @param successor the sealed id that took that one's place, if the form did that
     */
    record Used(String outcome, byte[] sessionHash, byte @Nullable [] successor, Instant usedAt) {}

    /** Marks the form as used; false if it already is. Waits for whoever is using it this moment. */
    boolean claim(byte[] nonceHash, byte[] sessionHash) {
        return sql.change("""
                        insert into form_submission (nonce_hash, session_hash, outcome, expires_at)
                        values (?, ?, '', ?) on conflict do nothing
                        """, nonceHash, sessionHash, clock.instant().plus(KEPT)) == 1;
    }

    /** Takes the mark away, in the transaction that made it: the form did nothing after all. */
    void release(byte[] nonceHash) {
        sql.change("delete from form_submission where nonce_hash = ?", nonceHash);
    }

    void settle(byte[] nonceHash, String outcome, byte @Nullable [] successor) {
        sql.change(
                "update form_submission set outcome = ?, successor = cast(? as bytea) where nonce_hash = ?",
                outcome,
                successor,
                nonceHash);
    }

    Optional<Used> find(byte[] nonceHash) {
        return sql.first(
                """
                select outcome, session_hash, successor, expires_at from form_submission
                 where nonce_hash = ? and expires_at > ?
                """,
                row -> new Used(
                        row.text("outcome"),
                        row.bytes("session_hash"),
                        row.optionalBytes("successor"),
                        row.instant("expires_at").minus(KEPT)),
                nonceHash,
                clock.instant());
    }

    @Scheduled(every = "10m", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOldOnes() {
        transactions.write(() -> {
            sql.change("delete from form_submission where expires_at < ?", clock.instant());
        });
    }
}
