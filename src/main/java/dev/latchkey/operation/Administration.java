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

    /**
     * What came of looking for somebody.
     *
     * @param best how the best that was found can administer
     * @param everybody whether nobody was left out who could do better
     */
    record Search(Reach best, boolean everybody) {}

    /** How the best of these users can, as things stand in the current transaction. */
    Reach of(Caller caller, Set<String> userIds);

    /**
     * In a write transaction: looks for somebody in the caller's account until one is found who can at least like that.
     * Whoever is counted on as such is locked until the transaction ends, so that two who leave at once cannot count on
     * each other. In a large account not everybody may be looked at.
     */
    Search search(Caller caller, Reach enough);
}
