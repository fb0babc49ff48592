package dev.latchkey.policy.document;

import org.jspecify.annotations.Nullable;

/** What a statement does where it applies. */
public enum Effect {
    ALLOW("Allow"),
    DENY("Deny");

    private final String text;

    Effect(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** The effect written exactly so, letter case included. */
    public static @Nullable Effect parse(String text) {
        for (Effect effect : values()) {
            if (effect.text.equals(text)) {
                return effect;
            }
        }
        return null;
    }
}
