package dev.latchkey.policy.document;

import org.jspecify.annotations.Nullable;

/** A policy variable: the context key it stands for and the text that takes its place where the key is missing. */
public record Variable(ContextKey key, @Nullable String defaultText) {

    /** Whoever knows the values of a request. */
    public interface Values {

        /** The text for a variable, or null where it has none: then what holds it matches nothing. */
        @Nullable
        String valueOf(Variable variable);
    }
}
