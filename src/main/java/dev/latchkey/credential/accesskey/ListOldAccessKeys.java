package dev.latchkey.credential.accesskey;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lists the active access keys of all users that are older than so many days, the oldest first; the credential report
 * tells the same, and so this takes its permission.
 *
 * @param most how many at most
 */
public record ListOldAccessKeys(int days, int most) implements Operation<List<ListOldAccessKeys.Found>> {

    /** One of them. */
    public record Found(String userName, String accessKeyId, Instant createDate, Optional<Instant> lastUsed) {}

    @Override
    public String action() {
        return "iam:GetCredentialReport";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads by one statement. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListOldAccessKeys, List<ListOldAccessKeys.Found>> {

        private final Sql sql;
        private final Clock clock;

        Handler(Sql sql, Clock clock) {
            this.sql = sql;
            this.clock = clock;
        }

        @Override
        public Class<ListOldAccessKeys> operation() {
            return ListOldAccessKeys.class;
        }

        @Override
        public List<Found> handle(Permit permit, ListOldAccessKeys operation) {
            return sql.all(
                    """
                    select u.user_name, k.access_key_id, k.created_at, k.last_used_at
                      from access_key k join iam_user u on u.user_id = k.user_id
                     where u.account_id = ? and k.status = 'Active' and k.created_at < ?
                     order by k.created_at limit ?
                    """,
                    row -> new Found(
                            row.text("user_name"),
                            row.text("access_key_id"),
                            row.instant("created_at"),
                            Optional.ofNullable(row.optionalInstant("last_used_at"))),
                    permit.accountId(),
                    clock.instant().minus(Duration.ofDays(operation.days())),
                    operation.most());
        }
    }
}
