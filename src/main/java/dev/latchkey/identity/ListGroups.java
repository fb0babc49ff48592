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
 * Lists the groups below a path, by name and page by page.
 *
 * @param pathPrefix null for all
 */
public record ListGroups(
        @Nullable @Text(TextShape.PATH_PREFIX) String pathPrefix, Page page)
        implements Operation<Paged<GroupMetadata>> {

    private String prefix() {
        return pathPrefix == null ? "/" : pathPrefix;
    }

    @Override
    public String action() {
        return "iam:ListGroups";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Collection("group", prefix());
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads a page of rows. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListGroups, Paged<GroupMetadata>> {

        private final GroupRepository groups;

        Handler(GroupRepository groups) {
            this.groups = groups;
        }

        @Override
        public Class<ListGroups> operation() {
            return ListGroups.class;
        }

        @Override
        public Paged<GroupMetadata> handle(Permit permit, ListGroups operation) {
            Page page = operation.page();
            return page.cut(
                            groups.below(operation.prefix(), permit.accountId(), page.after(), page.fetch()),
                            group -> group.groupNameKey)
                    .map(GroupMetadata::of);
        }
    }
}
