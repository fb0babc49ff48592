package dev.latchkey.identity;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Makes a user, with no password, no policies and no credentials. */
public record CreateUser(Path path, UserName userName) implements Operation<UserMetadata> {

    @Override
    public String action() {
        return "iam:CreateUser";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.NewUser(path.text(), userName.text());
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
        private final UniqueIds ids;
        private final LatchkeyConfiguration configuration;
        private final Clock clock;

        Handler(UserRepository users, UniqueIds ids, LatchkeyConfiguration configuration, Clock clock) {
            this.users = users;
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
            String name = operation.userName().text();
            if (users.named(permit.accountId(), name).isPresent()) {
                throw new OperationFailed(
                        ErrorCode.ENTITY_ALREADY_EXISTS, "User with name " + name + " already exists.");
            }
            int quota = configuration.quota().usersPerAccount();
            if (users.countIn(permit.accountId()) >= quota) {
                throw new OperationFailed(
                        ErrorCode.LIMIT_EXCEEDED, "Cannot exceed quota for UsersPerAccount: " + quota);
            }
            User user = new User(
                    ids.next("AIDA"), permit.accountId(), operation.path(), operation.userName(), clock.instant());
            users.persistAndFlush(user);
            return UserMetadata.of(user);
        }
    }
}
