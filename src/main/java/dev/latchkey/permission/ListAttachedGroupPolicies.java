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
import org.jspecify.annotations.Nullable;

/** Lists the managed policies that are attached to a group, by name. */
public record ListAttachedGroupPolicies(
        @Text(TextShape.GROUP_NAME) String groupName,
        @Nullable @Text(TextShape.POLICY_PATH) String pathPrefix,
        Page page)
        implements Operation<Paged<AttachedManagedPolicy>> {

    @Override
    public String action() {
        return "iam:ListAttachedGroupPolicies";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.GroupNamed(groupName);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads a page of attachments. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListAttachedGroupPolicies, Paged<AttachedManagedPolicy>> {

        private final Attaching attaching;

        Handler(Attaching attaching) {
            this.attaching = attaching;
        }

        @Override
        public Class<ListAttachedGroupPolicies> operation() {
            return ListAttachedGroupPolicies.class;
        }

        @Override
        public Paged<AttachedManagedPolicy> handle(Permit permit, ListAttachedGroupPolicies operation) {
            return attaching.list(Holder.GROUP, permit, operation.pathPrefix(), operation.page());
        }
    }
}
