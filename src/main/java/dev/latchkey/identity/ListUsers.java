package dev.latchkey.identity;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.platform.Ascii;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Lists the users below a path, by name and page by page.
 *
 * @param pathPrefix null for all
 */
public record ListUsers(
        @Nullable @Text(TextShape.PATH_PREFIX) String pathPrefix, Page page) implements Operation<Paged<UserMetadata>> {

    private String prefix() {
        return pathPrefix == null ? "/" : pathPrefix;
    }

    @Override
    public String action() {
        return "iam:ListUsers";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Collection("user", prefix());
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads a page of rows. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListUsers, Paged<UserMetadata>> {

        private final UserRows rows;

        Handler(UserRows rows) {
            this.rows = rows;
        }

        @Override
        public Class<ListUsers> operation() {
            return ListUsers.class;
        }

        @Override
        public Paged<UserMetadata> handle(Permit permit, ListUsers operation) {
            Page page = operation.page();
            return page.cut(
                    rows.below(operation.prefix(), permit.accountId(), page.after(), page.fetch()),
                    user -> Ascii.lower(user.userName()));
        }
    }
}
