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

/** Lists the names of a group's own policies. */
public record ListGroupPolicies(@Text(TextShape.GROUP_NAME) String groupName, Page page)
        implements Operation<Paged<String>> {

    @Override
    public String action() {
        return "iam:ListGroupPolicies";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.GroupNamed(groupName);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads a page of names. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListGroupPolicies, Paged<String>> {

        private final InlinePolicies inline;

        Handler(InlinePolicies inline) {
            this.inline = inline;
        }

        @Override
        public Class<ListGroupPolicies> operation() {
            return ListGroupPolicies.class;
        }

        @Override
        public Paged<String> handle(Permit permit, ListGroupPolicies operation) {
            return inline.names(Holder.GROUP, permit, operation.page());
        }
    }
}
