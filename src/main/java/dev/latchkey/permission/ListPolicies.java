package dev.latchkey.permission;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.OneOf;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Lists the managed policies that the account may use, by name.
 *
 * @param policyUsageFilter counts only together with {@code onlyAttached}
 */
public record ListPolicies(
        @Nullable @OneOf({"All", "AWS", "Local"}) String scope,
        boolean onlyAttached,
        @Nullable @Text(TextShape.POLICY_PATH) String pathPrefix,

        @Nullable @OneOf({"PermissionsPolicy", "PermissionsBoundary"})
        String policyUsageFilter,

        Page page)
        implements Operation<Paged<PolicyMetadata>> {

    @Override
    public String action() {
        return "iam:ListPolicies";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    @Override
    public boolean changes() {
        return false;
    }

    private String usage() {
        if (!onlyAttached) {
            return "";
        }
        return policyUsageFilter == null ? "Any" : policyUsageFilter;
    }

    /** Reads a page of rows. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListPolicies, Paged<PolicyMetadata>> {

        private final ManagedPolicies policies;

        Handler(ManagedPolicies policies) {
            this.policies = policies;
        }

        @Override
        public Class<ListPolicies> operation() {
            return ListPolicies.class;
        }

        @Override
        public Paged<PolicyMetadata> handle(Permit permit, ListPolicies operation) {
            Page page = operation.page();
            String scope = operation.scope() == null ? "All" : operation.scope();
            String prefix = operation.pathPrefix() == null ? "/" : operation.pathPrefix();
            return page.cut(
                            policies.list(
                                    permit.accountId(), scope, operation.usage(), prefix, page.after(), page.fetch()),
                            PolicyUse.Listed::position)
                    .map(PolicyMetadata::listed);
        }
    }
}
