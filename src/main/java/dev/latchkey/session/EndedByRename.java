package dev.latchkey.session;

import dev.latchkey.identity.UserChanges;
import jakarta.inject.Singleton;

/** Ends the sessions of users who are renamed or moved: they were opened by somebody of another ARN. */
@Singleton
class EndedByRename implements UserChanges {

    private final Sessions sessions;

    EndedByRename(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void renamed(String userId) {
        sessions.endAllOf(userId);
    }
}
