package dev.latchkey.permission;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.PercentEncoded;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads a policy of a user's own. */
public record GetUserPolicy(
        @Text(TextShape.EXISTING_USER_NAME) String userName,
        @Text(TextShape.POLICY_NAME) String policyName) implements Operation<GetUserPolicy.UserPolicy> {

    /** The policy with its text, under the name that it was asked for by. */
    public record UserPolicy(
            String userName,
            String policyName,
            @PercentEncoded String policyDocument) {}

    @Override
    public String action() {
        return "iam:GetUserPolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.UserNamed(userName);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads the row. */
    @ApplicationScoped
    static class Handler implements OperationHandler<GetUserPolicy, GetUserPolicy.UserPolicy> {

        private final InlinePolicies inline;

        Handler(InlinePolicies inline) {
            this.inline = inline;
        }

        @Override
        public Class<GetUserPolicy> operation() {
            return GetUserPolicy.class;
        }

        @Override
        public GetUserPolicy.UserPolicy handle(Permit permit, GetUserPolicy operation) {
            String document = inline.document(Holder.USER, permit, operation.policyName());
            return new UserPolicy(String.valueOf(permit.resource().name()), operation.policyName(), document);
        }
    }
}
