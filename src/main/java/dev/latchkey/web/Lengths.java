package dev.latchkey.web;

import java.util.ArrayList;
import java.util.List;

/** Texts written one after the other, each with its length before it, so that none can pass for two. */
final class Lengths {

    private Lengths() {}

    static String join(String... texts) {
        StringBuilder joined = new StringBuilder();
        for (String text : texts) {
            append(joined, text);
        }
        return joined.toString();
    }

    static void append(StringBuilder joined, String text) {
        joined.append(text.length()).append(':').append(text);
    }

    /** @throws IllegalArgumentException for what was not joined here */
    static List<String> split(String joined) {
        List<String> texts = new ArrayList<>();
        int at = 0;
        while (at < joined.length()) {
            int colon = joined.indexOf(':', at);
            if (colon < 0) {
                throw new IllegalArgumentException("no length");
            }
            int end = colon + 1 + Integer.parseInt(joined.substring(at, colon));
            if (end < colon + 1 || end > joined.length()) {
                throw new IllegalArgumentException("a length that does not fit");
            }
            texts.add(joined.substring(colon + 1, end));
            at = end;
        }
        return texts;
    }
}
