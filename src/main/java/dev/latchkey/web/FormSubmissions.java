package dev.latchkey.web;

import dev.latchkey.platform.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The forms that were used, each with what became of it. */
@ApplicationScoped
class FormSubmissions {

    private static final Duration KEPT = Duration.ofHours(24);

    private final EntityManager database;
    private final Transactions transactions;
    private final Clock clock;

    FormSubmissions(EntityManager database, Transactions transactions, Clock clock) {
        this.database = database;
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
        return database.createNativeQuery("""
                        insert into form_submission (nonce_hash, session_hash, outcome, expires_at)
                        values (:nonce, :session, '', :expires) on conflict do nothing""")
                        .setParameter("nonce", nonceHash)
                        .setParameter("session", sessionHash)
                        .setParameter("expires", clock.instant().plus(KEPT).atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == 1;
    }

    void settle(byte[] nonceHash, String outcome, byte @Nullable [] successor) {
        database.createNativeQuery("""
                        update form_submission set outcome = :outcome, successor = cast(:successor as bytea)
                        where nonce_hash = :nonce""")
                .setParameter("outcome", outcome)
                .setParameter("successor", successor == null ? null : successor)
                .setParameter("nonce", nonceHash)
                .executeUpdate();
    }

    Optional<Used> find(byte[] nonceHash) {
        return transactions.read(() -> {
            List<?> rows = database.createNativeQuery("""
                            select outcome, session_hash, successor, expires_at from form_submission
                            where nonce_hash = :nonce and expires_at > :now""")
                    .setParameter("nonce", nonceHash)
                    .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .getResultList();
            return rows.stream().map(row -> used((Object[]) row)).findFirst();
        });
    }

    @Scheduled(every = "10m", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOldOnes() {
        transactions.write(() -> database.createNativeQuery("delete from form_submission where expires_at < :now")
                .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                .executeUpdate());
    }

    private static Used used(Object[] row) {
        Instant expires = row[3] instanceof OffsetDateTime time ? time.toInstant() : (Instant) row[3];
        return new Used((String) row[0], (byte[]) row[1], (byte[]) row[2], expires.minus(KEPT));
    }
}
