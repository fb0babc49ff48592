package dev.latchkey.credential.mfa.passkey;

import com.yubico.webauthn.data.ByteArray;
import dev.latchkey.credential.mfa.passkey.CeremonyRefused.Reason;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.Sha256;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The challenges that are under way: random, each for one ceremony in one place, good for one use within minutes. */
@Singleton
class Challenges {
    static final Duration LIFE = Duration.ofMinutes(5);

    private static final Logger LOG = Logger.getLogger(Challenges.class);
    private static final int BYTES = 32;

    private final Sql sql;
    private final Transactions transactions;
    private final RandomSource random;
    private final Clock clock;

    Challenges(Sql sql, Transactions transactions, RandomSource random, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.random = random;
        this.clock = clock;
    }

    /**
     * A new challenge.
     *
     * @param userId whom it is about; null where that comes out only with the answer
     */
    ByteArray issue(CeremonyScope scope, @Nullable String userId) {
        byte[] challenge = random.bytes(BYTES);
        transactions.write(() -> sql.change(
                """
                insert into passkey_challenge (challenge_hash, binding_hash, ceremony, user_id, expires_at)
                values (?, ?, ?, ?, ?)
                """,
                Sha256.of(challenge),
                scope.bindingHash(),
                scope.ceremony().name(),
                userId,
                clock.instant().plus(LIFE)));
        return new ByteArray(challenge);
    }

    /**
     * Uses a challenge up, whatever else is wrong with the answer to it; so outside the transaction of what it is for.
     *
     * @throws CeremonyRefused if it is none of ours, or was made for something else
     */
    void take(ByteArray challenge, CeremonyScope scope, @Nullable String userId) {
        Taken taken = transactions
                .write(() -> remove(Sha256.of(challenge.getBytes())))
                .orElseThrow(() -> new CeremonyRefused(Reason.UNKNOWN_CHALLENGE));
        AuthenticatorAnswer.require(Arrays.equals(taken.bindingHash(), scope.bindingHash()), Reason.OTHER_SCOPE);
        AuthenticatorAnswer.require(taken.ceremony().equals(scope.ceremony().name()), Reason.OTHER_CEREMONY);
        AuthenticatorAnswer.require(java.util.Objects.equals(taken.userId(), userId), Reason.OTHER_USER);
        AuthenticatorAnswer.require(clock.instant().isBefore(taken.expiresAt()), Reason.EXPIRED_CHALLENGE);
    }

    @Scheduled(every = "5m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        try {
            transactions.write(() -> sql.change("delete from passkey_challenge where expires_at < ?", clock.instant()));
        } catch (RuntimeException unavailable) {
            LOG.warn("expired challenges could not be removed; the next turn tries again", unavailable);
        }
    }

    private Optional<Taken> remove(byte[] hash) {
        return sql.first(
                """
                delete from passkey_challenge where challenge_hash = ?
                returning binding_hash, ceremony, user_id, expires_at
                """,
                row -> new Taken(
                        row.bytes("binding_hash"),
                        row.text("ceremony"),
                        row.optionalText("user_id"),
                        row.instant("expires_at")),
                hash);
    }

    private record Taken(
            byte[] bindingHash, String ceremony, @Nullable String userId, Instant expiresAt) {}
}
