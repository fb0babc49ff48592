package dev.latchkey.setup;

import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.hibernate.Session;

/** One-time links: 256 random bits, valid for an hour, used up by sending the form; only their hash is kept. */
@ApplicationScoped
class SetupLinks {

    static final Duration VALIDITY = Duration.ofHours(1);

    private static final int TOKEN_BYTES = 32;

    private final Session session;
    private final Transactions transactions;
    private final RandomSource random;
    private final Clock clock;

    SetupLinks(Session session, Transactions transactions, RandomSource random, Clock clock) {
        this.session = session;
        this.transactions = transactions;
        this.random = random;
        this.clock = clock;
    }

    /** Makes a new token; any older one is dead from now on. */
    String issue() {
        String token = random.token(TOKEN_BYTES);
        return transactions.write(() -> {
            session.createNativeMutationQuery("delete from setup_link").executeUpdate();
            session.createNativeMutationQuery("insert into setup_link (token_hash, created_at, expires_at)"
                            + " values (:hash, :now, :end)")
                    .setParameter("hash", Sha256.of(token))
                    .setParameter("now", clock.instant())
                    .setParameter("end", clock.instant().plus(VALIDITY))
                    .executeUpdate();
            return token;
        });
    }

    /** Whether the token would still be taken. */
    boolean isOpen(String token) {
        return transactions.read(() -> !session.createNativeQuery(
                        "select 1 from setup_link where token_hash = :hash and used_at is null and expires_at > :now",
                        Integer.class)
                .setParameter("hash", Sha256.of(token))
                .setParameter("now", clock.instant())
                .getResultList()
                .isEmpty());
    }

    /** Uses the token up in the current transaction; false where somebody else did, or it has expired. */
    boolean use(String token) {
        return session.createNativeMutationQuery("update setup_link set used_at = :now"
                                + " where token_hash = :hash and used_at is null and expires_at > :now")
                        .setParameter("hash", Sha256.of(token))
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }
}
