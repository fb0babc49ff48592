package dev.latchkey.permission;

import dev.latchkey.operation.AtStake;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.PagesOnly;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Adds a version to a managed policy, kept exactly as submitted.
 *
 * @param setAsDefault whether it is in force from the next request on
 * @param basedOn the default version that its author had before their eyes, which must still be it; null for any
 */
public record CreatePolicyVersion(
        @Text(TextShape.ARN) String policyArn,
        @Text(TextShape.POLICY_DOCUMENT) String policyDocument,
        boolean setAsDefault,
        @Nullable @PagesOnly String basedOn)
        implements Operation<PolicyVersionMetadata> {

    @Override
    public String action() {
        return "iam:CreatePolicyVersion";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.PolicyWithArn(policyArn);
    }

    /** A new default changes decisions; any other is counted under the lock, so that the quota holds. */
    @Override
    public Outdates outdates() {
        return Outdates.wholeAccount();
    }

    @Override
    public AtStake atStake() {
        return setAsDefault ? AtStake.wholeAccount() : AtStake.nobody();
    }

    /** For programs: in whatever state the policy is. */
    public CreatePolicyVersion(String policyArn, String policyDocument, boolean setAsDefault) {
        this(policyArn, policyDocument, setAsDefault, null);
    }

    /** Adds the row, unless the document breaks a rule or the policy has as many as it may have. */
    @ApplicationScoped
    static class Handler implements OperationHandler<CreatePolicyVersion, PolicyVersionMetadata> {

        private final ManagedPolicies policies;
        private final PolicyVersions versions;
        private final LatchkeyConfiguration configuration;
        private final Clock clock;

        Handler(ManagedPolicies policies, PolicyVersions versions, LatchkeyConfiguration configuration, Clock clock) {
            this.policies = policies;
            this.versions = versions;
            this.configuration = configuration;
            this.clock = clock;
        }

        @Override
        public Class<CreatePolicyVersion> operation() {
            return CreatePolicyVersion.class;
        }

        @Override
        public PolicyVersionMetadata handle(Permit permit, CreatePolicyVersion operation) {
            LatchkeyConfiguration.Quota quota = configuration.quota();
            ManagedPolicy policy = policies.changeable(permit, operation.action(), operation.policyArn());
            DocumentRules.checkManaged(operation.policyDocument(), quota.policySize());
            if (operation.basedOn() != null && !operation.basedOn().equals("v" + policy.defaultVersion())) {
                throw new OperationFailed(
                        ErrorCode.CONCURRENT_MODIFICATION, "The default version of the policy has changed meanwhile.");
            }
            if (versions.count(policy.policyId()) >= quota.versionsPerPolicy()) {
                throw new OperationFailed(
                        ErrorCode.LIMIT_EXCEEDED,
                        "A managed policy can have up to " + quota.versionsPerPolicy()
                                + " versions. Before you create a new version, you must delete an existing version.");
            }
            Stamp stamp = Stamp.of(permit, clock);
            int number = versions.add(policy.policyId(), operation.policyDocument(), stamp);
            if (operation.setAsDefault()) {
                versions.makeDefault(policy.policyId(), number, stamp);
            }
            return PolicyVersionMetadata.withoutDocument(
                    versions.find(policy.policyId(), number).orElseThrow());
        }
    }
}
