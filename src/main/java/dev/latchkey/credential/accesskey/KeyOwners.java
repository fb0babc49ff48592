package dev.latchkey.credential.accesskey;

import dev.latchkey.operation.AccessKeyOwners;
import dev.latchkey.operation.Principal;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Says whose the stored keys are. */
@Singleton
class KeyOwners implements AccessKeyOwners {

    private final AccessKeys accessKeys;

    KeyOwners(AccessKeys accessKeys) {
        this.accessKeys = accessKeys;
    }

    @Override
    public Optional<Principal.User> ownerOf(String accountId, String accessKeyId) {
        return accessKeys.ownerOf(accountId, accessKeyId);
    }
}
