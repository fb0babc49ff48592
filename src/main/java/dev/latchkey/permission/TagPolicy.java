package dev.latchkey.permission;

import dev.latchkey.identity.Tag;
import dev.latchkey.identity.TagRules;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Length;
import dev.latchkey.operation.member.Required;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Adds tags to a managed policy; a tag of the same key, ignoring case, is overwritten. */
public record TagPolicy(
        @Text(TextShape.ARN) String policyArn,
        @Required @Length(max = 50) List<Tag> tags) implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:TagPolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.PolicyWithArn(policyArn);
    }

    @Override
    public Map<String, List<String>> conditionKeys() {
        return TagRules.conditionKeys(tags);
    }

    @Override
    public Outdates outdates() {
        return Outdates.wholeAccount();
    }

    /** Writes the rows, unless the policy would have too many. */
    @ApplicationScoped
    static class Handler implements OperationHandler<TagPolicy, Boolean> {

        private final ManagedPolicies policies;
        private final LatchkeyConfiguration configuration;

        Handler(ManagedPolicies policies, LatchkeyConfiguration configuration) {
            this.policies = policies;
            this.configuration = configuration;
        }

        @Override
        public Class<TagPolicy> operation() {
            return TagPolicy.class;
        }

        @Override
        public Boolean handle(Permit permit, TagPolicy operation) {
            TagRules.checkSome(operation.tags());
            ManagedPolicy policy = policies.changeable(permit, operation.action(), operation.policyArn());
            operation.tags().forEach(tag -> policies.tag(policy.policyId(), tag));
            int quota = configuration.quota().tagsPerResource();
            if (policies.tags(policy.policyId(), "", quota + 1).size() > quota) {
                throw TagRules.tooMany("TagsPerPolicy", quota);
            }
            return true;
        }
    }
}
