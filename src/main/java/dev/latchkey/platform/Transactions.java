package dev.latchkey.platform;

import dev.latchkey.platform.database.Unreachable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionRunnerOptions;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The two kinds of transaction: a read that sees one moment of the database, and a write that sees each lock's latest.
 *
 * <p>REPEATABLE READ is the default of every connection, so that a read has its snapshot without asking for it. A write
 * asks for READ COMMITTED: it locks the rows that decide, and must then see what was committed while it waited.
 */
@Singleton
public class Transactions {
    /** How often a change is begun anew after a conflict, before it is given up. */
    public static final int RETRIES = 3;

    private static final String READ_COMMITTED = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";
    private static final String WRITING = "dev.latchkey.writing";

    private final DataSource database;
    private final TransactionSynchronizationRegistry registry;
    private final StatementCounter statements;
    private final OnlyStatement only;

    Transactions(
            DataSource database,
            TransactionSynchronizationRegistry registry,
            StatementCounter statements,
            OnlyStatement only) {
        this.database = database;
        this.registry = registry;
        this.statements = statements;
        this.only = only;
    }

    /** Runs in the transaction there is, or else in a new one with one snapshot for all its queries. */
    public <T> T read(Supplier<T> work) {
        return isActive() || only.isUnderWay() ? work.get() : inNew(work);
    }

    /** As {@link #read(Supplier)}, for what goes through very many rows: a new transaction may take that long. */
    public <T> T read(Duration most, Supplier<T> work) {
        return isActive() || only.isUnderWay()
                ? work.get()
                : inNew(QuarkusTransaction.requiringNew().timeout((int) most.toSeconds()), work);
    }

    /**
     * As {@link #read(Supplier)}, for what gets by with one statement of {@link Sql} as a rule: then no transaction is begun
     * and none is committed. Where a second statement is needed, the work is done once more, in a transaction: it must have
     * no effect that counts twice.
     */
    public <T> T readAtOnce(Supplier<T> work) {
        return isActive() || only.isUnderWay() ? work.get() : tellingOutages(() -> only.read(work, () -> inNew(work)));
    }

    /** Tells that more statements are to come, of whatever kind: {@link #readAtOnce} needs a transaction then. */
    public void expectMore() {
        only.expectMore();
    }

    /** As {@link #read(Supplier)}, without a result. */
    public void read(Runnable work) {
        read(resultless(work));
    }

    /**
     * Runs in the write transaction there is, or else in a new one, which is begun anew after a deadlock or a
     * serialization failure: the work must have no effect but those in the database.
     *
     * @throws DatabaseBusyException if the conflicts do not end
     * @throws DatabaseUnavailableException if the database cannot be talked to
     */
    public <T> T write(Supplier<T> work) {
        if (writing()) {
            return work.get();
        }
        for (int attempt = 0; ; attempt++) {
            try {
                return inNew(() -> {
                    beginWriting();
                    return work.get();
                });
            } catch (RuntimeException e) {
                if (!isConflict(e)) {
                    throw e;
                }
                if (attempt == RETRIES) {
                    throw new DatabaseBusyException(e);
                }
                stepAside(attempt);
            }
        }
    }

    /** As {@link #write(Supplier)}, without a result. */
    public void write(Runnable work) {
        write(resultless(work));
    }

    /** Whether the current transaction is one of {@link #write}. */
    public boolean writing() {
        return isActive() && registry.getResource(WRITING) != null;
    }

    private boolean isActive() {
        return registry.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
    }

    private void beginWriting() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statements.count(READ_COMMITTED);
            statement.execute(READ_COMMITTED);
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(e);
        }
        registry.putResource(WRITING, true);
    }

    private static <T> T inNew(Supplier<T> work) {
        return inNew(QuarkusTransaction.requiringNew(), work);
    }

    private static <T> T inNew(TransactionRunnerOptions transaction, Supplier<T> work) {
        return tellingOutages(() -> transaction.call(work::get));
    }

    /** Whatever fails because the database cannot be talked to says so. */
    private static <T> T tellingOutages(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            if (!(e instanceof DatabaseUnavailableException) && Unreachable.is(e)) {
                throw new DatabaseUnavailableException(e);
            }
            throw e;
        }
    }

    private static boolean isConflict(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e
                    && ("40001".equals(e.getSQLState()) || "40P01".equals(e.getSQLState()))) {
                return true;
            }
            for (Throwable suppressed : cause.getSuppressed()) {
                if (isConflict(suppressed)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Gives the other one a moment, each time a longer and never quite the same one. */
    private static void stepAside(int attempt) {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(5, 20L << attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseBusyException(e);
        }
    }

    private static Supplier<Boolean> resultless(Runnable work) {
        return () -> {
            work.run();
            return true;
        };
    }
}
