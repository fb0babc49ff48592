package dev.latchkey.identity;

import dev.latchkey.operation.AtStake;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Makes a user a member of a group; nothing happens where it is one. Authorized on the group alone. */
public record AddUserToGroup(
        @Text(TextShape.GROUP_NAME) String groupName,
        @Text(TextShape.EXISTING_USER_NAME) String userName) implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:AddUserToGroup";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.GroupNamed(groupName);
    }

    @Override
    public Outdates outdates() {
        return Outdates.user(userName);
    }

    @Override
    public AtStake atStake() {
        return AtStake.user(userName);
    }

    /** Adds the membership, unless the user is in as many groups as it may be. */
    @ApplicationScoped
    static class Handler implements OperationHandler<AddUserToGroup, Boolean> {

        private final UserRepository users;
        private final GroupRepository groups;
        private final LatchkeyConfiguration configuration;
        private final Clock clock;

        Handler(UserRepository users, GroupRepository groups, LatchkeyConfiguration configuration, Clock clock) {
            this.users = users;
            this.groups = groups;
            this.configuration = configuration;
            this.clock = clock;
        }

        @Override
        public Class<AddUserToGroup> operation() {
            return AddUserToGroup.class;
        }

        @Override
        public Boolean handle(Permit permit, AddUserToGroup operation) {
            String groupId = permit.resource().uniqueId();
            if (groupId == null) {
                throw Missing.group(operation.groupName());
            }
            User user = users.named(permit.accountId(), operation.userName())
                    .orElseThrow(() -> Missing.user(operation.userName()));
            boolean added = groups.add(user.userId, groupId, clock.instant());
            int quota = configuration.quota().groupsPerUser();
            if (added && groups.countOfUser(user.userId) > quota) {
                throw new OperationFailed(ErrorCode.LIMIT_EXCEEDED, "Cannot exceed quota for GroupsPerUser: " + quota);
            }
            return added;
        }
    }
}
