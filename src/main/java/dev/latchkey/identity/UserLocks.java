package dev.latchkey.identity;

import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;

/**
 * Lets one transaction at a time count what a user has and add to it.
 *
 * <p>No lock on the user's row: a caller who adds to their own things holds that row shared already, and two of them
 * would wait for each other. Taken after the version rows, and for one user in a transaction.
 */
@Singleton
public class UserLocks {

    private final Sql sql;

    UserLocks(Sql sql) {
        this.sql = sql;
    }

    /** Waits for whoever else adds to that user's things, until the transaction ends. */
    public void lock(String userId) {
        sql.first(
                "select pg_advisory_xact_lock(hashtextextended(?, 0)) is null as waited",
                row -> row.flag("waited"),
                userId);
    }
}
