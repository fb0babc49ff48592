package dev.latchkey.secret;

import java.util.regex.Pattern;

/** What a derived key is for; two purposes never share a key. Declared as a constant by the room that uses it. */
public record Purpose(String name) {
    private static final Pattern WORDS = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public Purpose {
        if (!WORDS.matcher(name).matches()) {
            throw new IllegalArgumentException("a purpose is lower-case words joined by hyphens, not `" + name + "`");
        }
    }

    public static Purpose of(String name) {
        return new Purpose(name);
    }
}
