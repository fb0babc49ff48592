package dev.latchkey.identity;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the groups that a user belongs to, by name.
 *
 * @param userName whose; null for the caller's own
 */
public record ListGroupsForUser(@Nullable String userName) implements Operation<List<GroupMetadata>> {

    @Override
    public String action() {
        return "iam:ListGroupsForUser";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads memberships. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListGroupsForUser, List<GroupMetadata>> {

        private final GroupRepository groups;

        Handler(GroupRepository groups) {
            this.groups = groups;
        }

        @Override
        public Class<ListGroupsForUser> operation() {
            return ListGroupsForUser.class;
        }

        @Override
        public List<GroupMetadata> handle(Permit permit, ListGroupsForUser operation) {
            String userId = permit.resource().uniqueId();
            if (userId == null) {
                throw Missing.user(String.valueOf(permit.resource().name()));
            }
            return groups.ofUser(userId).stream().map(GroupMetadata::of).toList();
        }
    }
}
