package dev.latchkey.web;

import dev.latchkey.secret.SecretText;
import java.util.Optional;

/**
 * What forms need to know of ids of sessions, so that a form which replaces the id can still be answered when it is
 * sent twice; the room of sessions implements it.
 */
public interface SessionRotation {

    /** The id that this request's cookie carries, whether it is alive, dead or made up; empty without one. */
    Optional<SecretText> presented();

    /** The id that took its place in this request, once that happened. */
    Optional<SecretText> successor();

    /** Makes the answer hand this id to the browser, as if it had been presented: it is that of the session's heir. */
    void adopt(SecretText successor);
}
