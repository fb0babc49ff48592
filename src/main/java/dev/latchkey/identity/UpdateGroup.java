package dev.latchkey.identity;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves or renames a group; members and policies stay.
 *
 * Authorized on the group as it is and on what it is to become.
 *
 * @param newPath null for where it is
 * @param newGroupName null for what it is called
 */
public record UpdateGroup(
        @Text(TextShape.GROUP_NAME) String groupName,
        @Nullable Path newPath,
        @Nullable GroupName newGroupName) implements Operation<Void> {

    @Override
    public String action() {
        return "iam:UpdateGroup";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.GroupNamed(groupName);
    }

    @Override
    public List<ResourceReference> furtherResources() {
        return List.of(new ResourceReference.MovedGroup(
                groupName, newPath == null ? null : newPath.text(), newGroupName == null ? null : newGroupName.text()));
    }

    @Override
    public Outdates outdates() {
        return Outdates.wholeAccount();
    }

    /** Writes the new name and path, unless another group has the name. */
    @ApplicationScoped
    static class Handler implements OperationHandler<UpdateGroup, Void> {

        private final GroupRepository groups;

        Handler(GroupRepository groups) {
            this.groups = groups;
        }

        @Override
        public Class<UpdateGroup> operation() {
            return UpdateGroup.class;
        }

        @Override
        public Void handle(Permit permit, UpdateGroup operation) {
            String groupId = Missing.requireGroup(permit);
            Group group = groups.findById(groupId);
            Path newPath = operation.newPath();
            GroupName newName = operation.newGroupName();
            String path = newPath == null ? group.path : newPath.text();
            String name = newName == null ? group.groupName : newName.text();
            boolean isTaken = groups.named(permit.accountId(), name)
                    .filter(other -> !other.groupId.equals(groupId))
                    .isPresent();
            if (isTaken) {
                throw Missing.groupExists(name);
            }
            groups.move(groupId, path, name);
            return null;
        }
    }
}
