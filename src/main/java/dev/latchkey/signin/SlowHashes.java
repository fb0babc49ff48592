package dev.latchkey.signin;

import dev.latchkey.secret.SecretText;

/** Hashes that are slow to compute, for what people prove themselves with; the room of passwords computes them. */
public interface SlowHashes {

    /** A new hash of a secret, as it is stored. */
    String hash(SecretText secret);

    /** Whether the stored hash is that of the secret; outside any transaction. */
    boolean matches(SecretText secret, String stored);
}
