package dev.latchkey.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the address of the activity page asks for, as it stands there. */
record ActivityFilters(
        String principal,
        String action,
        String result,
        String source,
        String request,
        String resource,
        String from,
        String until,
        String after) {

    private static final int ROWS = 50;

    static ActivityFilters of(@Nullable String... texts) {
        List<String> filled = new ArrayList<>();
        for (String text : texts) {
            filled.add(text == null ? "" : text.strip());
        }
        return new ActivityFilters(
                filled.get(0),
                filled.get(1),
                filled.get(2),
                filled.get(3),
                filled.get(4),
                filled.get(5),
                filled.get(6),
                filled.get(7),
                filled.get(8));
    }

    ActivityQuery query() {
        return query(ROWS);
    }

    ActivityQuery query(int size) {
        return new ActivityQuery(
                "", principal, action, result, source, request, resource, time(from), time(until), after, size);
    }

    /** Whether anything narrows the list. */
    public boolean isNarrowed() {
        return !(principal + action + result + source + request + resource + from + until).isEmpty();
    }

    /** The address of a part of what these find. */
    String address(String path, String position) {
        List<String> parts = new ArrayList<>();
        add(parts, "principal", principal);
        add(parts, "action", action);
        add(parts, "result", result);
        add(parts, "source", source);
        add(parts, "request", request);
        add(parts, "resource", resource);
        add(parts, "from", from);
        add(parts, "until", until);
        add(parts, "after", position);
        return parts.isEmpty() ? path : path + "?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    /** A local time as browsers send it, taken as UTC; what is none is left out. */
    private static @Nullable Instant time(String text) {
        try {
            return text.isEmpty() ? null : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }
}
