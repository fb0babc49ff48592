package dev.latchkey.session;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lists the open sessions of a user, the latest first. */
public record ListSessions(String userName) implements Operation<List<SessionMetadata>> {

    @Override
    public String action() {
        return "latchkey:ListSessions";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.UserNamed(userName);
    }

    @Override
    public boolean changes() {
        return false;
    }

    static String requireUser(Permit permit) {
        String userId = permit.resource().uniqueId();
        if (userId == null) {
            throw new OperationFailed(
                    ErrorCode.NO_SUCH_ENTITY,
                    "The user with name " + permit.resource().name() + " cannot be found.");
        }
        return userId;
    }

    /** Reads the rows of those that are alive. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListSessions, List<SessionMetadata>> {

        private final Sessions sessions;

        Handler(Sessions sessions) {
            this.sessions = sessions;
        }

        @Override
        public Class<ListSessions> operation() {
            return ListSessions.class;
        }

        @Override
        public List<SessionMetadata> handle(Permit permit, ListSessions operation) {
            return sessions.of(requireUser(permit));
        }
    }
}
