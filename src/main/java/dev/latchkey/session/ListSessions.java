package dev.latchkey.session;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

        private static final String OPEN = """
            select left(encode(id_hash, 'hex'), 12) as name, address, user_agent, factor, mfa_at, started_at,
                   last_used_at, expires_at
              from web_session
             where user_id = ? and expires_at > ? and last_used_at > ?
             order by last_used_at desc
            """;

        private final Sql sql;
        private final LatchkeyConfiguration configuration;
        private final Clock clock;

        Handler(Sql sql, LatchkeyConfiguration configuration, Clock clock) {
            this.sql = sql;
            this.configuration = configuration;
            this.clock = clock;
        }

        @Override
        public Class<ListSessions> operation() {
            return ListSessions.class;
        }

        @Override
        public List<SessionMetadata> handle(Permit permit, ListSessions operation) {
            Instant now = clock.instant();
            return sql.all(
                    OPEN,
                    row -> new SessionMetadata(
                            row.text("name"),
                            row.text("address"),
                            row.text("user_agent"),
                            row.text("factor"),
                            Optional.ofNullable(row.optionalInstant("mfa_at")),
                            row.instant("started_at"),
                            row.instant("last_used_at"),
                            row.instant("expires_at")),
                    requireUser(permit),
                    now,
                    now.minus(configuration.session().idle()));
        }
    }
}
