package dev.latchkey.operation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource as it is stored: what policies are asked about.
 *
 * @param arn the full ARN with path of the stored thing, or the path-less ARN of one that does not exist, or {@code *}
 * @param uniqueId the immutable id of the stored thing; null where there is none
 * @param name its friendly name in the stored spelling; null where it has none
 * @param tags the tags of the stored thing
 * @param keys further condition keys that come from the stored thing
 */
public record ResolvedResource(
        String arn,
        @Nullable String uniqueId,
        @Nullable String name,
        Map<String, String> tags,
        Map<String, List<String>> keys) {

    /** A thing that brings no keys but its tags. */
    public ResolvedResource(String arn, @Nullable String uniqueId, @Nullable String name, Map<String, String> tags) {
        this(arn, uniqueId, name, tags, Map.of());
    }

    /** What a resource-less operation acts on. */
    public static final ResolvedResource EVERYTHING = new ResolvedResource("*", null, null, Map.of());

    /** Whether it is a user: of all that has tags here, users alone have them under IAM's own key too. */
    boolean isUser() {
        int kind = arn.lastIndexOf(':') + 1;
        return arn.startsWith("user/", kind);
    }

    /** The same thing with a condition key that comes from it. */
    public ResolvedResource with(String key, String value) {
        return new ResolvedResource(arn, uniqueId, name, tags, Map.of(key, List.of(value)));
    }

    /** The same thing with condition keys that come from it. */
    public ResolvedResource with(Map<String, List<String>> more) {
        return new ResolvedResource(arn, uniqueId, name, tags, more);
    }

    /** A thing that is not stored, or not yet. */
    public static ResolvedResource unstored(String arn, @Nullable String name) {
        return new ResolvedResource(arn, null, name, Map.of());
    }
}
