package dev.latchkey.identity;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Length;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a user, with no password, no policies and no credentials.
 *
 * @param permissionsBoundary the ARN of the managed policy beyond which the user's own allow nothing; null for none
 */
public record CreateUser(
        @Nullable Path path,
        UserName userName,
        @Nullable @Text(TextShape.ARN) String permissionsBoundary,
        @Length(max = 50) List<Tag> tags)
        implements Operation<UserMetadata> {

    /** One without a boundary and without tags. */
    public CreateUser(Path path, UserName userName) {
        this(path, userName, null, List.of());
    }

    private Path where() {
        return path == null ? Path.ROOT : path;
    }

    @Override
    public String action() {
        return "iam:CreateUser";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.NewUser(where().text(), userName.text());
    }

    @Override
    public Map<String, List<String>> conditionKeys() {
        Map<String, List<String>> keys = new HashMap<>(TagRules.conditionKeys(tags));
        if (permissionsBoundary != null) {
            keys.put("iam:PermissionsBoundary", List.of(permissionsBoundary));
        }
        return keys;
    }

    /** Takes the account's lock: the quota is counted under it, so that it holds under contention. */
    @Override
    public Outdates outdates() {
        return Outdates.wholeAccount();
    }

    /** Adds the row, unless the name is taken or the account is full. */
    @ApplicationScoped
    static class Handler implements OperationHandler<CreateUser, UserMetadata> {

        private final UserRepository users;
        private final UserRows rows;
        private final BoundaryPolicies boundaries;
        private final UniqueIds ids;
        private final LatchkeyConfiguration configuration;
        private final Clock clock;

        Handler(
                UserRepository users,
                UserRows rows,
                BoundaryPolicies boundaries,
                UniqueIds ids,
                LatchkeyConfiguration configuration,
                Clock clock) {
            this.users = users;
            this.rows = rows;
            this.boundaries = boundaries;
            this.ids = ids;
            this.configuration = configuration;
            this.clock = clock;
        }

        @Override
        public Class<CreateUser> operation() {
            return CreateUser.class;
        }

        @Override
        public UserMetadata handle(Permit permit, CreateUser operation) {
            TagRules.check(operation.tags());
            String name = operation.userName().text();
            if (users.named(permit.accountId(), name).isPresent()) {
                throw Missing.userExists(name);
            }
            int quota = configuration.quota().usersPerAccount();
            if (users.countIn(permit.accountId()) >= quota) {
                throw new OperationFailed(
                        ErrorCode.LIMIT_EXCEEDED, "Cannot exceed quota for UsersPerAccount: " + quota);
            }
            User user = new User(
                    ids.next("AIDA"), permit.accountId(), operation.where(), operation.userName(), clock.instant());
            users.persistAndFlush(user);
            complete(user, permit, operation);
            return rows.whole(user.userId).orElseThrow();
        }

        private void complete(User user, Permit permit, CreateUser operation) {
            String boundary = operation.permissionsBoundary();
            if (boundary != null) {
                String policyId = boundaries
                        .idOf(permit.accountId(), boundary)
                        .orElseThrow(() -> new OperationFailed(
                                ErrorCode.NO_SUCH_ENTITY,
                                "Policy " + boundary + " does not exist or is not attachable."));
                rows.setBoundary(user.userId, policyId);
            }
            int quota = configuration.quota().tagsPerResource();
            if (!operation.tags().isEmpty() && rows.putTags(user.userId, operation.tags()) > quota) {
                throw TagRules.tooMany(quota);
            }
        }
    }
}
