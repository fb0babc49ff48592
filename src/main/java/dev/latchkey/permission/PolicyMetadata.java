package dev.latchkey.permission;

import dev.latchkey.identity.Tag;
import dev.latchkey.operation.member.PagesOnly;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be told of a managed policy without its text (API Reference, "Policy").
 *
 * @param description null in listings, which leave it out
 * @param updatedBy who changed it last; null where nobody knows
 * @param tags null in listings
 */
public record PolicyMetadata(
        String policyName,
        String policyId,
        String arn,
        String path,
        String defaultVersionId,
        int attachmentCount,
        int permissionsBoundaryUsageCount,
        boolean isAttachable,
        @Nullable String description,
        Instant createDate,
        Instant updateDate,
        @Nullable @PagesOnly String updatedBy,
        @Nullable List<Tag> tags) {

    static PolicyMetadata of(ManagedPolicy policy, PolicyUse use, List<Tag> tags) {
        return listed(new PolicyUse.Listed(policy, use)).describedBy(policy.description(), tags);
    }

    static PolicyMetadata listed(PolicyUse.Listed listed) {
        ManagedPolicy policy = listed.policy();
        return new PolicyMetadata(
                policy.policyName(),
                policy.policyId(),
                policy.arn(),
                policy.path(),
                "v" + policy.defaultVersion(),
                listed.use().attachments(),
                listed.use().boundaries(),
                true,
                null,
                policy.createdAt(),
                policy.updatedAt(),
                policy.updatedBy(),
                null);
    }

    private PolicyMetadata describedBy(String text, List<Tag> given) {
        return new PolicyMetadata(
                policyName,
                policyId,
                arn,
                path,
                defaultVersionId,
                attachmentCount,
                permissionsBoundaryUsageCount,
                isAttachable,
                text.isEmpty() ? null : text,
                createDate,
                updateDate,
                updatedBy,
                given);
    }
}
