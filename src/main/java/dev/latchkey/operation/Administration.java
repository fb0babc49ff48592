package dev.latchkey.operation;

import java.util.Set;

/** Knows who can administer an account, and by which way they come in. */
public interface Administration {

    /** How somebody can administer the account, from not at all to best. */
    enum Reach {
        /** Not at all. */
        NONE,
        /** With an access key alone. */
        BY_KEY,
        /** On the pages, with a password to sign in. */
        ON_PAGES
    }

    /** How the best of these users can, as things stand in the current transaction. */
    Reach of(Caller caller, Set<String> userIds);

    /**
     * In a write transaction: whether there is anybody in the caller's account who can at least like that. Whoever is
     * counted on is locked until the transaction ends, so that two who leave at once cannot count on each other.
     */
    boolean isAnybody(Caller caller, Reach least);
}
