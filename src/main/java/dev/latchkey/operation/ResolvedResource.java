package dev.latchkey.operation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource as it is stored: what policies are asked about.
 *
 * @param arn the full ARN with path of the stored thing, or the path-less ARN of one that does not exist, or {@code *}
 * @param uniqueId the immutable id of the stored thing; null where there is none
 * @param name its friendly name in the stored spelling; null where it has none
 * @param tags the tags of the stored thing
 */
public record ResolvedResource(
        String arn, @Nullable String uniqueId, @Nullable String name, Map<String, String> tags) {

    /** What a resource-less operation acts on. */
    public static final ResolvedResource EVERYTHING = new ResolvedResource("*", null, null, Map.of());

    /** A thing that is not stored, or not yet. */
    public static ResolvedResource unstored(String arn, @Nullable String name) {
        return new ResolvedResource(arn, null, name, Map.of());
    }
}
