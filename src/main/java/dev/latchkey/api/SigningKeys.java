package dev.latchkey.api;

import java.util.Optional;

/**
 * Finds the keys that programs sign with; the rooms that issue keys answer, each for its own kind.
 *
 * <p>It is asked for every signed request, in the transaction in which the request is decided: by one statement.
 */
public interface SigningKeys {

    /** How the ids of this kind begin: {@code AKIA} or {@code ASIA}. */
    String prefix();

    /** The key of that id with all that is needed to check a signature, active or not; empty where there is none. */
    Optional<SigningKey> find(String accessKeyId);
}
