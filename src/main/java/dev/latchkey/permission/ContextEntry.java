package dev.latchkey.permission;

import dev.latchkey.operation.member.Length;
import dev.latchkey.operation.member.OneOf;
import dev.latchkey.policy.evaluation.RequestContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition key with the values that a simulated request has (API Reference, "ContextEntry").
 *
 * @param contextKeyType a type whose name ends in {@code List} makes it a key of many values
 */
public record ContextEntry(
        @Nullable @Length(min = 5, max = 256) String contextKeyName,
        List<String> contextKeyValues,

        @Nullable
        @OneOf({
            "string",
            "stringList",
            "numeric",
            "numericList",
            "boolean",
            "booleanList",
            "ip",
            "ipList",
            "binary",
            "binaryList",
            "date",
            "dateList"
        })
        String contextKeyType) {

    void addTo(RequestContext.Builder context) {
        if (contextKeyName == null || contextKeyValues.isEmpty()) {
            return;
        }
        if (contextKeyType != null && contextKeyType.endsWith("List")) {
            context.putAll(contextKeyName, contextKeyValues);
        } else {
            context.put(contextKeyName, contextKeyValues.get(0));
        }
    }
}
