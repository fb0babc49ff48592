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

/** Lists the tags of a user, by key. */
public record ListUserTags(
        @Text(TextShape.EXISTING_USER_NAME) String userName, Page page) implements Operation<Paged<Tag>> {

    @Override
    public String action() {
        return "iam:ListUserTags";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.UserNamed(userName);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads a page of rows. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListUserTags, Paged<Tag>> {

        private final UserRows rows;

        Handler(UserRows rows) {
            this.rows = rows;
        }

        @Override
        public Class<ListUserTags> operation() {
            return ListUserTags.class;
        }

        @Override
        public Paged<Tag> handle(Permit permit, ListUserTags operation) {
            String userId = Missing.requireUser(permit);
            Page page = operation.page();
            return page.cut(rows.tagsOf(userId, page.after(), page.fetch()), tag -> Ascii.lower(tag.key()));
        }
    }
}
