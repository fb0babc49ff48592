package dev.latchkey.web;

import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The page where people prove once more who they are; the room of sign-in implements it. */
public interface ProofPage {

    /**
     * The answer to a form that was sent when the last proof was too old.
     *
     * @param next where the person comes back to
     * @param sealedForm what was typed, to be shown there again; {@link SignInAgain#take} hands it out
     * @param action what is waiting
     */
    Response ask(NextPath next, Optional<String> sealedForm, String action);

    /** Keeps a form for the moment at which the person comes back. */
    void keep(String sealedForm);
}
