package dev.latchkey.api;

import dev.latchkey.api.signature.Claim;
import dev.latchkey.api.signature.SignatureRefused;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Transactions;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.secret.Sha256;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Makes each signature good for one change, on whatever node it comes in, where the operator wants that: AWS takes a
 * signature again for as long as it is valid, and two equal calls of one second have the same one.
 */
@Singleton
class AcceptedSignatures {

    private final Sql sql;
    private final Transactions transactions;
    private final Clock clock;
    private final Duration skew;
    private final boolean isOn;

    @Inject
    AcceptedSignatures(Sql sql, Transactions transactions, Clock clock, LatchkeyConfiguration configuration) {
        this(
                sql,
                transactions,
                clock,
                configuration.api().clockSkew(),
                configuration.api().refuseReplays());
    }

    AcceptedSignatures(Sql sql, Transactions transactions, Clock clock, Duration skew, boolean isOn) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.skew = skew;
        this.isOn = isOn;
    }

    /**
     * Takes note of the signature of a change, before anything comes of it.
     *
     * @throws SignatureRefused where it came before
     */
    void requireFirst(Claim claim) {
        if (!isOn) {
            return;
        }
        boolean isFirst = transactions.write(() -> sql.change(
                        "insert into accepted_signature (signature_hash, expires_at) values (?, ?) on conflict do nothing",
                        Sha256.of(claim.accessKeyId() + "/" + claim.signature()),
                        claim.validUntil(skew))
                == 1);
        if (!isFirst) {
            throw SignatureRefused.repeated();
        }
    }

    @Scheduled(every = "10m", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOldOnes() {
        transactions.write(() -> sql.change("delete from accepted_signature where expires_at < ?", clock.instant()));
    }
}
