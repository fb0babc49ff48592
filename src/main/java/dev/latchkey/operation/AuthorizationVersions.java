package dev.latchkey.operation;

import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The version rows that decisions hang on: the account's (policies, what is attached to groups, the flag) and each
 * user's (status, memberships, own policies, boundary, devices).
 */
public interface AuthorizationVersions {

    /**
     * Locks what decisions about the caller hang on until the transaction ends, and raises the versions that an
     * operation is about to outdate. Shared locks for what is only relied on, and from the start the stronger lock for
     * what is raised; the account's row first, then users' in the order of their ids, so that nobody waits in a circle.
     */
    void lock(Principal caller, boolean raiseAccount, SortedSet<String> raiseUsers);

    /**
     * Waits, before anything else is locked, for whoever else puts somebody's administration of that account at stake,
     * until the transaction ends: each of two who leave at once counts on the other, and would wait for the other's row.
     */
    void takeTurn(String accountId);

    /** Those of a principal in the current transaction; null for who has none. */
    @Nullable
    SeenVersions of(Principal principal);
}
