package dev.latchkey.permission;

import dev.latchkey.identity.Tag;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;

/** Lists the tags of a managed policy, by key. */
public record ListPolicyTags(@Text(TextShape.ARN) String policyArn, Page page) implements Operation<Paged<Tag>> {

    @Override
    public String action() {
        return "iam:ListPolicyTags";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.PolicyWithArn(policyArn);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads a page of rows. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListPolicyTags, Paged<Tag>> {

        private final ManagedPolicies policies;

        Handler(ManagedPolicies policies) {
            this.policies = policies;
        }

        @Override
        public Class<ListPolicyTags> operation() {
            return ListPolicyTags.class;
        }

        @Override
        public Paged<Tag> handle(Permit permit, ListPolicyTags operation) {
            ManagedPolicy policy = policies.required(permit, operation.policyArn());
            Page page = operation.page();
            return page.cut(policies.tags(policy.policyId(), page.after(), page.fetch()), Tag::key);
        }
    }
}
