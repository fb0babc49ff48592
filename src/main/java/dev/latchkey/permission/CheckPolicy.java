package dev.latchkey.permission;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.permission.DefaultVersions.DefaultVersion;
import dev.latchkey.policy.validation.PolicyKind;
import dev.latchkey.policy.validation.PolicyValidation;
import dev.latchkey.policy.validation.PolicyValidator;
import jakarta.enterprise.context.ApplicationScoped;

/** Says what is worth knowing about the text of a policy that was read in this transaction; who may read it may know. */
record CheckPolicy(DefaultVersion version) implements Operation<PolicyValidation> {

    @Override
    public String action() {
        return "iam:GetPolicyVersion";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.AlreadyRead(version.policy());
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Asks the validator. */
    @ApplicationScoped
    static class Handler implements OperationHandler<CheckPolicy, PolicyValidation> {

        @Override
        public Class<CheckPolicy> operation() {
            return CheckPolicy.class;
        }

        @Override
        public PolicyValidation handle(Permit permit, CheckPolicy operation) {
            return PolicyValidator.validate(operation.version().document(), PolicyKind.MANAGED);
        }
    }
}
