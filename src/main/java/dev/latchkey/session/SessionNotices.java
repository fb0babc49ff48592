package dev.latchkey.session;

import java.time.Instant;

/** What a person has to be told when a session of theirs begins; each room that has something to say declares a bean. */
public interface SessionNotices {

    /**
     * Notices, one a line; empty for none. Asked in the transaction that opens the session.
     *
     * @param userId whose session begins
     */
    String forNewSession(String userId, Instant now);
}
