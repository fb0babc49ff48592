package dev.latchkey.permission;

import dev.latchkey.identity.Path;
import dev.latchkey.identity.Tag;
import dev.latchkey.identity.TagRules;
import dev.latchkey.identity.UniqueIds;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationFailed.FieldProblem;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Length;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a customer managed policy; the document becomes its version {@code v1}, kept exactly as submitted. */
public record CreatePolicy(
        @Text(TextShape.POLICY_NAME) String policyName,
        @Nullable @Text(TextShape.POLICY_PATH) String path,
        @Text(TextShape.POLICY_DOCUMENT) String policyDocument,
        @Nullable @Text(TextShape.POLICY_DESCRIPTION) String description,
        @Length(max = 50) List<Tag> tags)
        implements Operation<PolicyMetadata> {

    /** One without tags. */
    public CreatePolicy(Path path, PolicyName policyName, String description, String policyDocument) {
        this(policyName.text(), path.text(), policyDocument, description, List.of());
    }

    @Override
    public String action() {
        return "iam:CreatePolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.NewPolicy(wholePath(), policyName);
    }

    @Override
    public Map<String, List<String>> conditionKeys() {
        return TagRules.conditionKeys(tags);
    }

    /** Takes the account's lock: the quota is counted under it, so that it holds under contention. */
    @Override
    public Outdates outdates() {
        return Outdates.wholeAccount();
    }

    private String wholePath() {
        return path == null ? "/" : path;
    }

    /** Adds policy and first version, unless the document breaks a rule, the name is taken or the account is full. */
    @ApplicationScoped
    static class Handler implements OperationHandler<CreatePolicy, PolicyMetadata> {

        private final ManagedPolicies policies;
        private final PolicyVersions versions;
        private final UniqueIds ids;
        private final LatchkeyConfiguration configuration;
        private final Clock clock;

        Handler(
                ManagedPolicies policies,
                PolicyVersions versions,
                UniqueIds ids,
                LatchkeyConfiguration configuration,
                Clock clock) {
            this.policies = policies;
            this.versions = versions;
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
            TagRules.check(operation.tags());
            DocumentRules.checkManaged(operation.policyDocument(), quota.policySize());
            requireRoom(permit.accountId(), operation.policyName(), quota);
            Stamp stamp = Stamp.of(permit, clock);
            String id = ids.next("ANPA");
            String description = operation.description() == null ? "" : operation.description();
            policies.add(id, permit.accountId(), operation.wholePath(), operation.policyName(), description, stamp);
            versions.add(id, operation.policyDocument(), stamp);
            operation.tags().forEach(tag -> policies.tag(id, tag));
            return PolicyMetadata.of(
                    policies.named(permit.accountId(), permit.accountId(), operation.policyName())
                            .orElseThrow(),
                    PolicyUse.NONE,
                    operation.tags());
        }

        private void requireRoom(String accountId, String name, LatchkeyConfiguration.Quota quota) {
            if (policies.named(accountId, accountId, name).isPresent()) {
                throw new OperationFailed(
                        ErrorCode.ENTITY_ALREADY_EXISTS,
                        "A policy called " + name + " already exists. Duplicate names are not allowed.",
                        List.of(new FieldProblem("policyName", "A policy of this name exists. Choose another name.")));
            }
            if (policies.countOf(accountId) >= quota.policiesPerAccount()) {
                throw new OperationFailed(
                        ErrorCode.LIMIT_EXCEEDED,
                        "Cannot exceed quota for PoliciesPerAccount: " + quota.policiesPerAccount());
            }
        }
    }
}
