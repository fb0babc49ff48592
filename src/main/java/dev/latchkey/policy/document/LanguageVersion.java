package dev.latchkey.policy.document;

import org.jspecify.annotations.Nullable;

/** The version of the policy language that a document speaks; policy variables exist only since 2012. */
public enum LanguageVersion {
    V2008("2008-10-17", false),
    V2012("2012-10-17", true);

    private final String text;
    private final boolean variables;

    LanguageVersion(String text, boolean variables) {
        this.text = text;
        this.variables = variables;
    }

    public boolean hasVariables() {
        return variables;
    }

    public static @Nullable LanguageVersion parse(String text) {
        for (LanguageVersion version : values()) {
            if (version.text.equals(text)) {
                return version;
            }
        }
        return null;
    }
}
