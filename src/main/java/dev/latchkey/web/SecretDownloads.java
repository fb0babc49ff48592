package dev.latchkey.web;

import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.Sha256;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** The files that may still be fetched once, by the hashes of their tokens. */
@ApplicationScoped
class SecretDownloads {

    static final Duration OPEN = Duration.ofMinutes(10);

    private final Sql sql;
    private final Transactions transactions;
    private final Clock clock;

    SecretDownloads(Sql sql, Transactions transactions, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Lets the file of that token be fetched, in the transaction there is. */
    void allow(String token) {
        sql.change(
                "insert into secret_download (token_hash, expires_at) values (?, ?)",
                Sha256.of(token),
                clock.instant().plus(OPEN));
    }

    /** Uses the token up; false for one that was used, has expired, or never was. */
    boolean use(String token) {
        return transactions.write(() -> sql.change(
                        "delete from secret_download where token_hash = ? and expires_at > ?",
                        Sha256.of(token),
                        clock.instant())
                == 1);
    }

    @Scheduled(every = "10m", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOldOnes() {
        transactions.write(() -> sql.change("delete from secret_download where expires_at < ?", clock.instant()));
    }
}
