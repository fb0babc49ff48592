package dev.latchkey.permission;

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
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Takes tags from a managed policy, by key and ignoring case; keys that it does not have do no harm. */
public record UntagPolicy(
        @Text(TextShape.ARN) String policyArn,
        @Required @Length(max = 50) List<@Text(TextShape.TAG_KEY) String> tagKeys)
        implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:UntagPolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.PolicyWithArn(policyArn);
    }

    @Override
    public Map<String, List<String>> conditionKeys() {
        return TagRules.conditionKeysOf(tagKeys);
    }

    @Override
    public Outdates outdates() {
        return Outdates.wholeAccount();
    }

    /** Deletes the rows. */
    @ApplicationScoped
    static class Handler implements OperationHandler<UntagPolicy, Boolean> {

        private final ManagedPolicies policies;

        Handler(ManagedPolicies policies) {
            this.policies = policies;
        }

        @Override
        public Class<UntagPolicy> operation() {
            return UntagPolicy.class;
        }

        @Override
        public Boolean handle(Permit permit, UntagPolicy operation) {
            ManagedPolicy policy = policies.changeable(permit, operation.action(), operation.policyArn());
            operation.tagKeys().forEach(key -> policies.untag(policy.policyId(), key));
            return true;
        }
    }
}
