package dev.latchkey.policy.document;

import org.jspecify.annotations.Nullable;

/** One text of a list in a policy with its place; the text is null where the list holds JSON {@code null}. */
public record PolicyValue(@Nullable String text, Position position) {

    public static PolicyValue of(String text) {
        return new PolicyValue(text, Position.NONE);
    }
}
