package dev.latchkey.permission;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;

/** Lists the names of a user's own policies. */
public record ListUserPolicies(
        @Text(TextShape.EXISTING_USER_NAME) String userName, Page page) implements Operation<Paged<String>> {

    @Override
    public String action() {
        return "iam:ListUserPolicies";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.UserNamed(userName);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads a page of names. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListUserPolicies, Paged<String>> {

        private final InlinePolicies inline;

        Handler(InlinePolicies inline) {
            this.inline = inline;
        }

        @Override
        public Class<ListUserPolicies> operation() {
            return ListUserPolicies.class;
        }

        @Override
        public Paged<String> handle(Permit permit, ListUserPolicies operation) {
            return inline.names(Holder.USER, permit, operation.page());
        }
    }
}
