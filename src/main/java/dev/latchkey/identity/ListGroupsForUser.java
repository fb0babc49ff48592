package dev.latchkey.identity;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Lists the groups that a user belongs to, by name.
 *
 * @param userName whose; null for the caller's own
 */
public record ListGroupsForUser(
        @Nullable @Text(TextShape.EXISTING_USER_NAME) String userName, Page page)
        implements Operation<Paged<GroupMetadata>> {

    /** The first page. */
    public ListGroupsForUser(@Nullable String userName) {
        this(userName, Page.FIRST);
    }

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
    static class Handler implements OperationHandler<ListGroupsForUser, Paged<GroupMetadata>> {

        private final GroupRepository groups;

        Handler(GroupRepository groups) {
            this.groups = groups;
        }

        @Override
        public Class<ListGroupsForUser> operation() {
            return ListGroupsForUser.class;
        }

        @Override
        public Paged<GroupMetadata> handle(Permit permit, ListGroupsForUser operation) {
            String userId = Missing.requireUser(permit);
            Page page = operation.page();
            return page.cut(groups.ofUser(userId, page.after(), page.fetch()), group -> group.groupNameKey)
                    .map(GroupMetadata::of);
        }
    }
}
