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

/** Lists the managed policies that are attached to a user, by name. */
public record ListAttachedUserPolicies(
        @Text(TextShape.USER_NAME) String userName,
        @Nullable @Text(TextShape.POLICY_PATH) String pathPrefix,
        Page page) implements Operation<Paged<AttachedManagedPolicy>> {

    @Override
    public String action() {
        return "iam:ListAttachedUserPolicies";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.UserNamed(userName);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads a page of attachments. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListAttachedUserPolicies, Paged<AttachedManagedPolicy>> {

        private final Attaching attaching;

        Handler(Attaching attaching) {
            this.attaching = attaching;
        }

        @Override
        public Class<ListAttachedUserPolicies> operation() {
            return ListAttachedUserPolicies.class;
        }

        @Override
        public Paged<AttachedManagedPolicy> handle(Permit permit, ListAttachedUserPolicies operation) {
            return attaching.list(Holder.USER, permit, operation.pathPrefix(), operation.page());
        }
    }
}
