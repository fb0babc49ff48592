package dev.latchkey.credential.sshkey;

import dev.latchkey.identity.Belonging;
import dev.latchkey.identity.Belongings;
import jakarta.inject.Singleton;
import java.util.List;

/** The SSH public keys that go before their user does. */
@Singleton
class SshKeyBelongings implements Belongings {

    private final SshPublicKeys keys;

    SshKeyBelongings(SshPublicKeys keys) {
        this.keys = keys;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public List<Belonging> ofUser(String userId, String userName) {
        return keys.idsOf(userId).stream()
                .map(id -> new Belonging(
                        "the SSH public key " + id,
                        "must delete SSH public keys",
                        List.of(new DeleteSshPublicKey(userName, id, false))))
                .toList();
    }
}
