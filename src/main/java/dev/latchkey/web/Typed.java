package dev.latchkey.web;

import java.util.Map;
import java.util.Set;

/**
 * What somebody typed into a form, to be shown in it again. Passwords and codes are never in here.
 *
 * @param fields values by field name
 */
public record Typed(Map<String, String> fields) {

    /** Nothing was typed. */
    public static final Typed NOTHING = new Typed(Map.of());

    public Typed {
        fields = Map.copyOf(fields);
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** What was typed there, or else the given text. */
    public String or(String field, String otherwise) {
        return fields.getOrDefault(field, otherwise);
    }

    /** What was typed there; empty if nothing was. */
    public String get(String field) {
        return fields.getOrDefault(field, "");
    }

    /** Whether the box is to be ticked: as it was sent, or as given where nothing was sent at all. */
    public boolean ticked(String field, boolean otherwise) {
        return isEmpty() ? otherwise : fields.containsKey(field);
    }

    /** The names of all fields. */
    public Set<String> names() {
        return fields.keySet();
    }
}
