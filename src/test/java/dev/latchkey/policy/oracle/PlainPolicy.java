package dev.latchkey.policy.oracle;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A policy as plain lists of texts, from which the document is written. */
record PlainPolicy(boolean since2012, List<PlainStatement> statements) {

    record PlainStatement(
            boolean deny,
            boolean notAction,
            List<String> actions,
            boolean notResource,
            List<@Nullable String> resources,
            List<PlainCondition> conditions) {}

    record PlainCondition(String operator, String key, List<String> values) {}

    String json() {
        return (since2012 ? "{\"Version\":\"2012-10-17\",\"Statement\":[" : "{\"Statement\":[")
                + statements.stream().map(PlainPolicy::json).collect(Collectors.joining(",")) + "]}";
    }

    private static String json(PlainStatement statement) {
        String conditions = statement.conditions().stream()
                .map(c -> quoted(c.operator()) + ":{" + quoted(c.key()) + ":" + list(c.values()) + "}")
                .collect(Collectors.joining(","));
        return "{\"Effect\":\"" + (statement.deny() ? "Deny" : "Allow") + "\",\""
                + (statement.notAction() ? "NotAction" : "Action") + "\":" + list(statement.actions()) + ",\""
                + (statement.notResource() ? "NotResource" : "Resource") + "\":" + list(statement.resources())
                + ",\"Condition\":{" + conditions + "}}";
    }

    private static String list(List<? extends @Nullable String> texts) {
        return texts.stream()
                .map(text -> text == null ? "null" : quoted(text))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
