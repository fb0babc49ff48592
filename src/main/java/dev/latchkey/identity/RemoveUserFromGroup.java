package dev.latchkey.identity;

import dev.latchkey.operation.AtStake;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;

/** Ends the membership of a user in a group; nothing happens where there is none. Authorized on the group alone. */
public record RemoveUserFromGroup(
        @Text(TextShape.GROUP_NAME) String groupName,
        @Text(TextShape.EXISTING_USER_NAME) String userName) implements Operation<Void> {

    @Override
    public String action() {
        return "iam:RemoveUserFromGroup";
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

    /** Deletes the membership. */
    @ApplicationScoped
    static class Handler implements OperationHandler<RemoveUserFromGroup, Void> {

        private final UserRepository users;
        private final GroupRepository groups;

        Handler(UserRepository users, GroupRepository groups) {
            this.users = users;
            this.groups = groups;
        }

        @Override
        public Class<RemoveUserFromGroup> operation() {
            return RemoveUserFromGroup.class;
        }

        @Override
        public Void handle(Permit permit, RemoveUserFromGroup operation) {
            String groupId = Missing.requireGroup(permit);
            User user = users.named(permit.accountId(), operation.userName())
                    .orElseThrow(() -> Missing.user(operation.userName()));
            groups.endMembership(user.userId, groupId);
            return null;
        }
    }
}
