package dev.latchkey.credential.mfa;

import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.Keys;
import dev.latchkey.secret.Purpose;
import dev.latchkey.secret.SecretBytes;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The devices that are about to be added. Each belongs to the session, or the unfinished sign-in, in which it was begun,
 * lives for half an hour and is the same whenever its page is opened again, so that giving up leaves nothing behind.
 */
@Singleton
class Enrolments {
    private static final Purpose PURPOSE = Purpose.of("mfa-enrolment");
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final Sql sql;
    private final Keys keys;
    private final NewSeed newSeed;
    private final Transactions transactions;
    private final Clock clock;

    Enrolments(Sql sql, Keys keys, NewSeed newSeed, Transactions transactions, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.newSeed = newSeed;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Where somebody is about to add a device: the hash of the session, or of the unfinished sign-in.
     *
     * @param session null in an unfinished sign-in
     * @param pending null in a session
     */
    record Holder(byte @Nullable [] session, byte @Nullable [] pending) {

        static Holder session(byte[] idHash) {
            return new Holder(idHash, null);
        }

        static Holder pendingSignIn(byte[] idHash) {
            return new Holder(null, idHash);
        }
    }

    /** The enrolment for a user that is open there, or a new one. */
    Enrolment open(Holder holder, String userId, String deviceName) {
        return transactions.write(() -> {
            Instant now = clock.instant();
            sql.change(
                    "delete from mfa_enrolment where (session_hash = ? or pending_hash = ?) and user_id = ? and expires_at <= ?",
                    holder.session(),
                    holder.pending(),
                    userId,
                    now);
            String id = UUID.randomUUID().toString();
            sql.change(
                    """
                    insert into mfa_enrolment (enrolment_id, session_hash, pending_hash, user_id, device_name, sealed_seed,
                                               expires_at)
                    values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                    """,
                    id,
                    holder.session(),
                    holder.pending(),
                    userId,
                    deviceName,
                    keys.aead(PURPOSE).seal(newSeed.forPeople(), id),
                    now.plus(LIFE));
            return find(holder, userId, now).orElseThrow();
        });
    }

    /** The enrolment for a user that is open there. */
    Optional<Enrolment> current(Holder holder, String userId) {
        return transactions.read(() -> find(holder, userId, clock.instant()));
    }

    /** It became a device. */
    void finish(Enrolment enrolment) {
        sql.change("delete from mfa_enrolment where enrolment_id = ?", enrolment.enrolmentId());
    }

    @Scheduled(every = "10m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOldOnes() {
        transactions.write(() -> sql.change("delete from mfa_enrolment where expires_at < ?", clock.instant()));
    }

    private Optional<Enrolment> find(Holder holder, String userId, Instant now) {
        return sql.first("""
                select enrolment_id, user_id, device_name, sealed_seed from mfa_enrolment
                 where (session_hash = ? or pending_hash = ?) and user_id = ? and expires_at > ?
                """, this::read, holder.session(), holder.pending(), userId, now);
    }

    Enrolment read(Sql.Row row) {
        String id = row.text("enrolment_id");
        byte[] sealed = row.optionalBytes("sealed_seed");
        if (sealed == null) {
            throw new IllegalStateException("an enrolment without a seed");
        }
        SecretBytes seed = keys.aead(PURPOSE).open(sealed, id);
        return new Enrolment(id, row.text("user_id"), row.text("device_name"), seed);
    }
}
