package dev.latchkey.web;

import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Leads somebody whose session has ended to the sign-in page and back; the room of sign-in implements it. */
public interface SignInAgain {

    /**
     * The answer to a request that needs a session and has none.
     *
     * @param next where the person wanted to go
     * @param sealedForm a form that was sent without a session, sealed by {@link CarriedForms}: keep it until the same
     *     person is back, then hand it to {@link CarriedForms#open} and show its target page with what was typed
     */
    Response answer(NextPath next, Optional<String> sealedForm);

    /** The form that waits for this very page and person, taken away as it is read; for forms that are drawn. */
    Optional<CarriedForm> take(NextPath page);
}
