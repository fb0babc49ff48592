package dev.latchkey.identity;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.platform.Ascii;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the tags of one call have to be, and the condition keys that they bring. */
public final class TagRules {

    private static final String RESERVED = "aws:";

    private TagRules() {}

    /** Refuses a key that comes twice, ignoring case, and keys that begin with {@code aws:}. */
    public static void check(List<Tag> tags) {
        Set<String> keys = new HashSet<>();
        for (Tag tag : tags) {
            if (!keys.add(Ascii.lower(tag.key()))) {
                throw invalid("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
            if (Ascii.lower(tag.key()).startsWith(RESERVED)) {
                throw invalid("Tag keys beginning with aws: are reserved for system use.");
            }
        }
    }

    /** The same, and at least one. */
    public static void checkSome(List<Tag> tags) {
        if (tags.isEmpty()) {
            throw invalid("The list of tags must not be empty.");
        }
        check(tags);
    }

    public static OperationFailed tooMany(int quota) {
        return tooMany("TagsPerUser", quota);
    }

    /** What is said where a thing would have more tags than it may. */
    public static OperationFailed tooMany(String quotaName, int quota) {
        return new OperationFailed(ErrorCode.LIMIT_EXCEEDED, "Cannot exceed quota for " + quotaName + ": " + quota);
    }

    /** {@code aws:TagKeys}, where there are any. */
    public static Map<String, List<String>> conditionKeysOf(List<String> tagKeys) {
        return tagKeys.isEmpty() ? Map.of() : Map.of("aws:TagKeys", List.copyOf(tagKeys));
    }

    /** {@code aws:RequestTag/…} and {@code aws:TagKeys}. */
    public static Map<String, List<String>> conditionKeys(List<Tag> tags) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        for (Tag tag : tags) {
            keys.put("aws:RequestTag/" + tag.key(), List.of(tag.value()));
        }
        if (!tags.isEmpty()) {
            keys.put("aws:TagKeys", tags.stream().map(Tag::key).toList());
        }
        return keys;
    }

    private static OperationFailed invalid(String message) {
        return new OperationFailed(ErrorCode.INVALID_INPUT, message);
    }
}
