package dev.latchkey.policy.oracle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts, wildcards and variables, one character at a time. */
public final class SlowText {

    /** One place of a pattern: a character to be met, or a wildcard and what it may take. */
    record Place(char character, boolean wildcard, boolean takesColons) {}

    /** Whoever knows the value of a variable. */
    public interface Variables {
        @Nullable
        String valueOf(String key, @Nullable String defaultText);
    }

    private SlowText() {}

    static String fold(String text) {
        StringBuilder folded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            folded.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return folded.toString();
    }

    static int compareFolded(String left, String right) {
        return fold(left).compareTo(fold(right));
    }

    public static boolean glob(String pattern, String text) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            places.add(new Place(c, c == '*' || c == '?', true));
        }
        return matches(places, text);
    }

    /** Whether places and text match, by a table of all pairs of prefixes. */
    static boolean matches(List<Place> places, String text) {
        boolean[][] prefix = new boolean[places.size() + 1][text.length() + 1];
        prefix[0][0] = true;
        for (int p = 1; p <= places.size(); p++) {
            Place place = places.get(p - 1);
            boolean star = place.wildcard() && place.character() == '*';
            prefix[p][0] = star && prefix[p - 1][0];
            for (int t = 1; t <= text.length(); t++) {
                char c = text.charAt(t - 1);
                boolean takes = place.takesColons() || c != ':';
                if (star) {
                    prefix[p][t] = prefix[p - 1][t] || (takes && prefix[p][t - 1]);
                } else {
                    boolean meets = place.wildcard() ? takes : place.character() == c;
                    prefix[p][t] = meets && prefix[p - 1][t - 1];
                }
            }
        }
        return prefix[places.size()][text.length()];
    }

    /** A policy text as places, variables replaced; null where one has no value. */
    static @Nullable List<Place> expand(String text, boolean variables, boolean wildcards, Variables values) {
        List<Place> places = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int close = variables && text.startsWith("${", at) ? close(text, at + 2) : -1;
            if (close < 0) {
                char c = text.charAt(at++);
                places.add(new Place(c, wildcards && (c == '*' || c == '?'), true));
                continue;
            }
            String value = value(text.substring(at + 2, close), values);
            if (value == null) {
                return null;
            }
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                // Marked by a place that is no wildcard and takes no colons, so that its colons separate nothing.
                places.add(new Place(c, false, false));
            }
            at = close + 1;
        }
        return places;
    }

    public static boolean resource(String pattern, boolean variables, Variables values, String resource) {
        List<Place> places = expand(pattern, variables, true, values);
        if (places == null) {
            return false;
        }
        boolean hasVariable = variables && hasVariable(pattern);
        long colons = pattern.chars().filter(c -> c == ':').count();
        String completed = pattern;
        if (!hasVariable && pattern.startsWith("arn:") && colons >= 2 && colons < 5) {
            completed = pattern + ":*".repeat((int) (5 - colons));
            places = expand(completed, false, true, values);
        }
        if (places == null) {
            return false;
        }
        List<Place> judged = new ArrayList<>();
        int separators = 0;
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            boolean syntax = place.wildcard() || place.takesColons();
            boolean before = i + 1 == places.size()
                    || (places.get(i + 1).character() == ':'
                            && places.get(i + 1).takesColons());
            boolean everything = separators >= 5 || (place.character() == '*' && before);
            judged.add(new Place(place.character(), place.wildcard(), everything));
            separators += syntax && place.character() == ':' ? 1 : 0;
        }
        return matches(judged, resource);
    }

    private static boolean hasVariable(String text) {
        for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", at + 2)) {
            if (close(text, at + 2) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static int close(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\'') {
                quoted = !quoted;
            } else if (text.charAt(i) == '}' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable String value(String body, Variables values) {
        if (body.equals("*") || body.equals("?") || body.equals("$")) {
            return body;
        }
        int comma = body.indexOf(',');
        if (comma < 0) {
            return body.contains("'") || body.isBlank() ? null : values.valueOf(body.strip(), null);
        }
        String key = body.substring(0, comma).strip();
        String rest = body.substring(comma + 1);
        boolean quoted = rest.length() >= 3
                && rest.startsWith(" '")
                && rest.endsWith("'")
                && rest.chars().filter(c -> c == '\'').count() == 2;
        return key.isEmpty() || key.contains("'") || !quoted
                ? null
                : values.valueOf(key, rest.substring(2, rest.length() - 1));
    }
}
