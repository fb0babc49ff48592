package dev.latchkey.secret;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A sealed secret that is nobody's. Who looks for a secret that is not there opens this one, which costs as much as if it
 * were: the time of the answer does not tell.
 */
public final class Decoy {

    private static final String CONTEXT = "nobody";
    private static final int BYTES = 30;

    private final Keys keys;
    private final Purpose purpose;
    private final SecretText secret;
    private volatile byte @Nullable [] sealed;

    public Decoy(Keys keys, Purpose purpose, RandomSource random) {
        this.keys = keys;
        this.purpose = purpose;
        this.secret = SecretText.of(Base64.getEncoder().encodeToString(random.bytes(BYTES)));
    }

    /** A secret that no one was ever told, of the length that the secrets of keys have. */
    public SecretText open() {
        Aead aead = keys.aead(purpose);
        byte[] known = sealed;
        if (known == null) {
            known = aead.seal(secret, CONTEXT);
            sealed = known;
        }
        return aead.openText(known, CONTEXT);
    }
}
