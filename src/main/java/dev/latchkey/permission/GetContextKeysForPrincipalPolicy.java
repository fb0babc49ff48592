package dev.latchkey.permission;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Lists the condition keys and variables that the policies of a user or group speak of, and further ones. */
public record GetContextKeysForPrincipalPolicy(
        @Text(TextShape.ARN) String policySourceArn, List<@Text(TextShape.POLICY_DOCUMENT) String> policyInputList)
        implements Operation<List<String>> {

    @Override
    public String action() {
        return "iam:GetContextKeysForPrincipalPolicy";
    }

    @Override
    public ResourceReference resource() {
        return PolicyOwners.reference(policySourceArn);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads the documents. */
    @ApplicationScoped
    static class Handler implements OperationHandler<GetContextKeysForPrincipalPolicy, List<String>> {

        private final PolicyOwners owners;

        Handler(PolicyOwners owners) {
            this.owners = owners;
        }

        @Override
        public Class<GetContextKeysForPrincipalPolicy> operation() {
            return GetContextKeysForPrincipalPolicy.class;
        }

        @Override
        public List<String> handle(Permit permit, GetContextKeysForPrincipalPolicy operation) {
            ApplicablePolicies stored =
                    owners.required(permit, operation.policySourceArn()).policies();
            List<AttachedPolicy> all = new ArrayList<>(stored.identity());
            all.addAll(Trial.documents(operation.policyInputList(), "PolicyInputList"));
            return Trial.contextKeys(all);
        }
    }
}
