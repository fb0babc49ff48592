package dev.latchkey.policy.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.arn.GlobPattern;
import dev.latchkey.policy.arn.ResourcePattern;
import dev.latchkey.policy.document.TextTemplate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random patterns against random texts, judged by the definition of wildcards written as a recursion. */
class WildcardPropertiesTest {

    @Property(tries = 5000)
    void agrees_with_the_definition_of_wildcards(@ForAll("patterns") String pattern, @ForAll("texts") String text) {
        GlobPattern glob = GlobPattern.glob(TextTemplate.parse(pattern, false));

        assertThat(glob.matches(text, variable -> null)).isEqualTo(matches(pattern, 0, text, 0, Integer.MIN_VALUE));
    }

    @Property(tries = 5000)
    void agrees_with_the_rule_on_colons_in_ARNs(@ForAll("arnPatterns") String pattern, @ForAll("arns") String text) {
        ResourcePattern resource = ResourcePattern.of(pattern, false);

        boolean expected = pattern.equals("*") || matches(completed(pattern), 0, text, 0, 0);

        assertThat(resource.matches(text, variable -> null)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab*?*").ofMaxLength(9);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab").ofMaxLength(9);
    }

    @Provide
    Arbitrary<String> arnPatterns() {
        return Arbitraries.strings().withChars("a::*?*").ofMaxLength(12).map(rest -> "arn:" + rest);
    }

    @Provide
    Arbitrary<String> arns() {
        return Arbitraries.strings().withChars("a::b").ofMaxLength(12).map(rest -> "arn:" + rest);
    }

    private static String completed(String pattern) {
        long colons = pattern.chars().filter(c -> c == ':').count();
        return colons >= 2 && colons < 5 ? pattern + ":*".repeat((int) (5 - colons)) : pattern;
    }

    /** The definition, by recursion; colons counts those of the pattern so far, and a negative count means no rule. */
    private static boolean matches(String pattern, int p, String text, int t, int colons) {
        if (p == pattern.length()) {
            return t == text.length();
        }
        char c = pattern.charAt(p);
        boolean last = p + 1 == pattern.length() || pattern.charAt(p + 1) == ':';
        boolean anything = colons < 0 || colons >= 5 || (c == '*' && last);
        boolean takes = t < text.length() && (anything || text.charAt(t) != ':');
        if (c == '*') {
            return matches(pattern, p + 1, text, t, colons) || (takes && matches(pattern, p, text, t + 1, colons));
        }
        int next = c == ':' ? colons + 1 : colons;
        boolean meets = c == '?' ? takes : t < text.length() && text.charAt(t) == c;
        return meets && matches(pattern, p + 1, text, t + 1, next);
    }
}
