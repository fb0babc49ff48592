package dev.latchkey.credential.accesskey;

import dev.latchkey.identity.UserLocks;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import jakarta.inject.Singleton;

/** How many access keys a user may have, active or not. */
@Singleton
class AccessKeyQuota {

    private final AccessKeys accessKeys;
    private final UserLocks locks;
    private final LatchkeyConfiguration configuration;

    AccessKeyQuota(AccessKeys accessKeys, UserLocks locks, LatchkeyConfiguration configuration) {
        this.accessKeys = accessKeys;
        this.locks = locks;
        this.configuration = configuration;
    }

    int limit() {
        return configuration.quota().accessKeysPerUser();
    }

    /**
     * Makes sure that there is room for one more, until the transaction ends.
     *
     * @throws OperationFailed LimitExceeded if there is none
     */
    void take(String userId) {
        // Asked before the lock as well: whoever has no room any more need not wait to be told.
        requireRoom(userId);
        locks.lock(userId);
        requireRoom(userId);
    }

    private void requireRoom(String userId) {
        if (accessKeys.countOf(userId) >= limit()) {
            throw new OperationFailed(
                    ErrorCode.LIMIT_EXCEEDED, "Cannot exceed quota for AccessKeysPerUser: " + limit());
        }
    }
}
