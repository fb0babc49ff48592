package dev.latchkey.permission;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.permission.UnreadablePolicies.Unreadable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lists the policies in force that cannot be read any more; takes the permission to see what everybody is given. */
record ListUnreadablePolicies() implements Operation<List<Unreadable>> {

    @Override
    public String action() {
        return "iam:GetAccountAuthorizationDetails";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Looks at all texts. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListUnreadablePolicies, List<Unreadable>> {

        private final UnreadablePolicies policies;

        Handler(UnreadablePolicies policies) {
            this.policies = policies;
        }

        @Override
        public Class<ListUnreadablePolicies> operation() {
            return ListUnreadablePolicies.class;
        }

        @Override
        public List<Unreadable> handle(Permit permit, ListUnreadablePolicies operation) {
            return policies.of(permit.accountId());
        }
    }
}
