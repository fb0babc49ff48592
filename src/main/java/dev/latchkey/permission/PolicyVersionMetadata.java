package dev.latchkey.permission;

import dev.latchkey.operation.member.PercentEncoded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may be told of a version of a managed policy (API Reference, "PolicyVersion").
 *
 * @param document null in listings and where one was just made
 */
public record PolicyVersionMetadata(
        @Nullable @PercentEncoded String document, String versionId, boolean isDefaultVersion, Instant createDate) {

    static PolicyVersionMetadata of(PolicyVersions.Version version) {
        return new PolicyVersionMetadata(version.document(), version.id(), version.isDefault(), version.createdAt());
    }

    static PolicyVersionMetadata withoutDocument(PolicyVersions.Version version) {
        return new PolicyVersionMetadata(null, version.id(), version.isDefault(), version.createdAt());
    }
}
