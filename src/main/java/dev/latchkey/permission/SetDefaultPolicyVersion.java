package dev.latchkey.permission;

import dev.latchkey.operation.AtStake;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Puts another version of a managed policy in force, from the next request on; answers which one was until then. */
public record SetDefaultPolicyVersion(
        @Text(TextShape.ARN) String policyArn,
        @Text(TextShape.VERSION_ID) String versionId) implements Operation<String> {

    @Override
    public String action() {
        return "iam:SetDefaultPolicyVersion";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.PolicyWithArn(policyArn);
    }

    @Override
    public Outdates outdates() {
        return Outdates.wholeAccount();
    }

    @Override
    public AtStake atStake() {
        return AtStake.wholeAccount();
    }

    /** Writes the number. */
    @ApplicationScoped
    static class Handler implements OperationHandler<SetDefaultPolicyVersion, String> {

        private final ManagedPolicies policies;
        private final PolicyVersions versions;
        private final Clock clock;

        Handler(ManagedPolicies policies, PolicyVersions versions, Clock clock) {
            this.policies = policies;
            this.versions = versions;
            this.clock = clock;
        }

        @Override
        public Class<SetDefaultPolicyVersion> operation() {
            return SetDefaultPolicyVersion.class;
        }

        @Override
        public String handle(Permit permit, SetDefaultPolicyVersion operation) {
            ManagedPolicy policy = policies.changeable(permit, operation.action(), operation.policyArn());
            versions.makeDefault(
                    policy.policyId(),
                    versions.required(policy, operation.versionId()).number(),
                    Stamp.of(permit, clock));
            return "v" + policy.defaultVersion();
        }
    }
}
