package dev.latchkey.permission;

import java.time.Instant;

/** What may be told of a managed policy without its text. */
public record PolicyMetadata(
        String policyName, String policyId, String arn, String path, String defaultVersionId, Instant createDate) {

    static PolicyMetadata of(ManagedPolicy policy) {
        return new PolicyMetadata(
                policy.policyName,
                policy.policyId,
                policy.arn(),
                policy.path,
                "v" + policy.defaultVersion,
                policy.createdAt);
    }
}
