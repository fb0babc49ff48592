package dev.latchkey.web;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Light or dark: as the system has it, or as the person chose. */
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK;

    /** The theme of that name; empty if there is none. */
    public static Optional<Theme> parse(@Nullable String word) {
        for (Theme theme : values()) {
            if (theme.word().equals(word)) {
                return Optional.of(theme);
            }
        }
        return Optional.empty();
    }

    /** Its name in forms, cookies and the page's {@code data-theme}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the person decided, and not the system. */
    public boolean isChosen() {
        return this != SYSTEM;
    }
}
