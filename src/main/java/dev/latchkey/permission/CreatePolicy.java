package dev.latchkey.permission;

import dev.latchkey.identity.Path;
import dev.latchkey.identity.UniqueIds;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Makes a customer managed policy; the document becomes its version {@code v1}, kept exactly as submitted. */
public record CreatePolicy(Path path, PolicyName policyName, String description, String policyDocument)
        implements Operation<PolicyMetadata> {

    @Override
    public String action() {
        return "iam:CreatePolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.NewPolicy(path.text(), policyName.text());
    }

    /** Takes the account's lock: the quota is counted under it, so that it holds under contention. */
    @Override
    public Outdates outdates() {
        return Outdates.wholeAccount();
    }

    /** Adds policy and first version, unless the document breaks a rule, the name is taken or the account is full. */
    @ApplicationScoped
    static class Handler implements OperationHandler<CreatePolicy, PolicyMetadata> {

        private final ManagedPolicyRepository policies;
        private final UniqueIds ids;
        private final LatchkeyConfiguration configuration;
        private final Clock clock;

        Handler(ManagedPolicyRepository policies, UniqueIds ids, LatchkeyConfiguration configuration, Clock clock) {
            this.policies = policies;
            this.ids = ids;
            this.configuration = configuration;
            this.clock = clock;
        }

        @Override
        public Class<CreatePolicy> operation() {
            return CreatePolicy.class;
        }

        @Override
        public PolicyMetadata handle(Permit permit, CreatePolicy operation) {
            LatchkeyConfiguration.Quota quota = configuration.quota();
            DocumentRules.checkManaged(operation.policyDocument(), quota.policySize());
            String name = operation.policyName().text();
            if (policies.named(permit.accountId(), name).isPresent()) {
                throw new OperationFailed(
                        ErrorCode.ENTITY_ALREADY_EXISTS,
                        "A policy called " + name + " already exists. Duplicate names are not allowed.");
            }
            if (policies.count("owner", permit.accountId()) >= quota.policiesPerAccount()) {
                throw new OperationFailed(
                        ErrorCode.LIMIT_EXCEEDED,
                        "Cannot exceed quota for PoliciesPerAccount: " + quota.policiesPerAccount());
            }
            ManagedPolicy policy = new ManagedPolicy(
                    ids.next("ANPA"),
                    permit.accountId(),
                    operation.path().text(),
                    name,
                    operation.description(),
                    clock.instant());
            policies.persistAndFlush(policy);
            policies.addVersion(policy.policyId, 1, operation.policyDocument(), clock.instant());
            return PolicyMetadata.of(policy);
        }
    }
}
