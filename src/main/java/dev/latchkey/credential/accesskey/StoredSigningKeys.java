package dev.latchkey.credential.accesskey;

import dev.latchkey.api.SigningKey;
import dev.latchkey.api.SigningKeys;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Opens long-term keys for the check of a signature; the one reader of their secrets. */
@Singleton
class StoredSigningKeys implements SigningKeys {

    private final AccessKeys accessKeys;

    StoredSigningKeys(AccessKeys accessKeys) {
        this.accessKeys = accessKeys;
    }

    @Override
    public String prefix() {
        return AccessKeyId.PREFIX;
    }

    @Override
    public Optional<SigningKey> find(String accessKeyId) {
        return accessKeys.signing(accessKeyId);
    }
}
