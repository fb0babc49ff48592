package dev.latchkey.web;

import dev.latchkey.operation.RequestOrigin;
import java.util.Optional;

/** Who is looking at a page in this request, if anybody; one per request. */
public interface Visit {

    /** The person who is signed in; empty for everybody else. */
    Optional<Visitor> visitor();

    /**
     * The person who is signed in.
     *
     * @throws SignInNeeded if nobody is; the answer then leads to the sign-in page and back
     */
    default Visitor required() {
        return visitor().orElseThrow(SignInNeeded::new);
    }

    /** Where the request came from. */
    RequestOrigin origin();

    /**
     * What forms drawn in this request are bound to: the session, or for people who are not signed in a cookie of their
     * browser that is made when it is first needed. A form that comes back with another binding is refused.
     */
    byte[] formBinding();
}
