package dev.latchkey.identity;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes a group that has neither members nor policies. */
public record DeleteGroup(@Text(TextShape.GROUP_NAME) String groupName) implements Operation<Void> {

    @Override
    public String action() {
        return "iam:DeleteGroup";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.GroupNamed(groupName);
    }

    @Override
    public Outdates outdates() {
        return Outdates.wholeAccount();
    }

    /** Deletes the row, unless the group has members or policies. */
    @ApplicationScoped
    static class Handler implements OperationHandler<DeleteGroup, Void> {

        private final GroupRepository groups;
        private final AllBelongings belongings;

        Handler(GroupRepository groups, AllBelongings belongings) {
            this.groups = groups;
            this.belongings = belongings;
        }

        @Override
        public Class<DeleteGroup> operation() {
            return DeleteGroup.class;
        }

        @Override
        public Void handle(Permit permit, DeleteGroup operation) {
            String groupId = Missing.requireGroup(permit);
            AllBelongings.requireNone(belongings.ofGroup(groupId, operation.groupName()));
            groups.remove(groupId);
            return null;
        }
    }
}
