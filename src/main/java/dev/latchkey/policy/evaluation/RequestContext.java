package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.condition.ContextView;
import dev.latchkey.policy.document.ContextKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The context keys of one request: immutable, names without letter case, each value one text or a list of texts.
 *
 * <p>An empty list counts as a missing key. Which keys are lists is a property of the key, not of the number of values.
 */
public final class RequestContext implements ContextView {

    private static final RequestContext EMPTY = new Builder().build();

    // INVARIANT: open addressing with linear probing and at least one free slot, so that every probe ends.
    private final @Nullable ContextKey[] keys;
    private final @Nullable Object[] values;
    private final Map<ContextKey, Object> entries;

    private RequestContext(Map<ContextKey, Object> entries) {
        this.entries = entries;
        int slots = Integer.highestOneBit(Math.max(1, entries.size())) * 4;
        keys = new ContextKey[slots];
        values = new Object[slots];
        entries.forEach(this::insert);
    }

    public static RequestContext empty() {
        return EMPTY;
    }

    public static Builder builder() {
        return new Builder();
    }

    public RequestContext with(String name, String value) {
        return toBuilder().put(name, value).build();
    }

    public RequestContext without(String name) {
        return toBuilder().remove(name).build();
    }

    public Builder toBuilder() {
        return new Builder(entries);
    }

    /** All values of a key, or none where it is missing. */
    public List<String> get(String name) {
        ContextKey key = ContextKey.of(name);
        String single = single(key);
        List<String> multiple = multiple(key);
        return single != null ? List.of(single) : multiple != null ? multiple : List.of();
    }

    public boolean contains(String name) {
        return find(ContextKey.of(name)) != null;
    }

    /** The names of the keys, in the order in which they were put. */
    public List<String> names() {
        return entries.keySet().stream().map(ContextKey::name).toList();
    }

    @Override
    public @Nullable String single(ContextKey key) {
        return find(key) instanceof String text ? text : null;
    }

    @Override
    public @Nullable List<String> multiple(ContextKey key) {
        return find(key) instanceof TextList list ? list.texts() : null;
    }

    private @Nullable Object find(ContextKey key) {
        int mask = keys.length - 1;
        int slot = spread(key) & mask;
        for (ContextKey found = keys[slot]; found != null; found = keys[slot]) {
            if (found.equals(key)) {
                return values[slot];
            }
            slot = slot + 1 & mask;
        }
        return null;
    }

    private void insert(ContextKey key, Object value) {
        int mask = keys.length - 1;
        int slot = spread(key) & mask;
        while (keys[slot] != null) {
            slot = slot + 1 & mask;
        }
        keys[slot] = key;
        values[slot] = value;
    }

    private static int spread(ContextKey key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return hash ^ hash >>> 16;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RequestContext context && entries.equals(context.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return entries.toString();
    }

    /** The values of a multivalued key. */
    private record TextList(List<String> texts) {

        @Override
        public String toString() {
            return texts.toString();
        }
    }

    /** Collects context keys; a later value of a key takes the place of an earlier one. */
    public static final class Builder {

        private final Map<ContextKey, Object> entries;

        private Builder() {
            this(new LinkedHashMap<>());
        }

        private Builder(Map<ContextKey, Object> entries) {
            this.entries = new LinkedHashMap<>(entries);
        }

        public Builder put(String name, String value) {
            entries.put(ContextKey.of(name), value);
            return this;
        }

        /** Puts a multivalued key; an empty list removes it. */
        public Builder putAll(String name, List<String> texts) {
            if (texts.isEmpty()) {
                return remove(name);
            }
            entries.put(ContextKey.of(name), new TextList(List.copyOf(texts)));
            return this;
        }

        public Builder remove(String name) {
            entries.remove(ContextKey.of(name));
            return this;
        }

        public RequestContext build() {
            return new RequestContext(new LinkedHashMap<>(entries));
        }
    }
}
