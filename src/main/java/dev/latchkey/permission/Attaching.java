package dev.latchkey.permission;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Attaches and detaches managed policies: one mechanism for users and groups. */
@ApplicationScoped
class Attaching {

    private final ManagedPolicies policies;
    private final Attachments attachments;
    private final LatchkeyConfiguration configuration;
    private final Clock clock;

    Attaching(ManagedPolicies policies, Attachments attachments, LatchkeyConfiguration configuration, Clock clock) {
        this.policies = policies;
        this.attachments = attachments;
        this.configuration = configuration;
        this.clock = clock;
    }

    // A condition on iam:PolicyARN was decided about the ARN as it was given: only exactly that policy is meant by it.
    void attach(Holder holder, Permit permit, String policyArn) {
        String holderId = holder.requireId(permit);
        ManagedPolicy policy = policies.withArn(permit.accountId(), policyArn)
                .orElseThrow(() -> ManagedPolicies.notAttachable(policyArn));
        int quota = holder.attachmentQuota(configuration.quota());
        if (attachments.add(holder, holderId, policy.policyId(), clock.instant()) > quota) {
            throw new OperationFailed(
                    ErrorCode.LIMIT_EXCEEDED, "Cannot exceed quota for " + holder.quotaName() + ": " + quota);
        }
    }

    void detach(Holder holder, Permit permit, String policyArn) {
        String holderId = holder.requireId(permit);
        boolean detached = policies.withArn(permit.accountId(), policyArn)
                .filter(policy -> attachments.remove(holder, holderId, policy.policyId()))
                .isPresent();
        if (!detached) {
            throw ManagedPolicies.missing(policyArn);
        }
    }

    Paged<AttachedManagedPolicy> list(Holder holder, Permit permit, @Nullable String pathPrefix, Page page) {
        String holderId = holder.requireId(permit);
        String prefix = pathPrefix == null ? "/" : pathPrefix;
        return page.cut(
                        attachments.of(holder, holderId, prefix, page.after(), page.fetch()),
                        Attachments.ListedPolicy::position)
                .map(policy -> new AttachedManagedPolicy(policy.name(), policy.arn()));
    }
}
