package dev.latchkey.session;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;

/** Signs a user out everywhere: all sessions and unfinished sign-ins end; answers how many sessions that were. */
public record EndSessions(String userName) implements Operation<Integer> {

    @Override
    public String action() {
        return "latchkey:EndSessions";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.UserNamed(userName);
    }

    /** Deletes the rows. */
    @ApplicationScoped
    static class Handler implements OperationHandler<EndSessions, Integer> {

        private final Sessions sessions;

        Handler(Sessions sessions) {
            this.sessions = sessions;
        }

        @Override
        public Class<EndSessions> operation() {
            return EndSessions.class;
        }

        @Override
        public Integer handle(Permit permit, EndSessions operation) {
            return sessions.endAllOf(ListSessions.requireUser(permit));
        }
    }
}
