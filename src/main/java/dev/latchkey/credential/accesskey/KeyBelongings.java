package dev.latchkey.credential.accesskey;

import dev.latchkey.identity.Belonging;
import dev.latchkey.identity.Belongings;
import jakarta.inject.Singleton;
import java.util.List;

/** The access keys that have to go before their user. */
@Singleton
class KeyBelongings implements Belongings {

    private final AccessKeys accessKeys;

    KeyBelongings(AccessKeys accessKeys) {
        this.accessKeys = accessKeys;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public List<Belonging> ofUser(String userId, String userName) {
        return accessKeys.of(userId, userName).stream()
                .map(key -> new Belonging(
                        "the access key " + key.accessKeyId(),
                        "must delete access keys",
                        List.of(new DeleteAccessKey(userName, key.accessKeyId(), false))))
                .toList();
    }
}
