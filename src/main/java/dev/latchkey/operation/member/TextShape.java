package dev.latchkey.operation.member;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The kinds of text that IAM takes: how long, and of which characters (IAM and STS API Reference). */
public enum TextShape {
    /** The name of a user that is made or renamed, and of one that some operations look up. */
    USER_NAME(1, 64, Words.NAME),
    /** The name of a user that is looked up. */
    EXISTING_USER_NAME(1, 128, Words.NAME),
    GROUP_NAME(1, 128, Words.NAME),
    POLICY_NAME(1, 128, Words.NAME),
    ARN(20, 2048, null),
    PATH(1, 512, Words.PATH),
    POLICY_PATH(1, 512, "((/[A-Za-z0-9\\.,\\+@=_-]+)*)/"),
    PATH_PREFIX(1, 512, "\\u002F[\\u0021-\\u007F]*"),
    PASSWORD(1, 128, Words.LATIN),
    ACCESS_KEY_ID(16, 128, "[\\w]+"),
    /** The same as STS prints it. */
    ANY_ACCESS_KEY_ID(16, 128, "[\\w]*"),
    CERTIFICATE_ID(24, 128, "[\\w]+"),
    SSH_PUBLIC_KEY_ID(20, 128, "[\\w]+"),
    SERVICE_SPECIFIC_CREDENTIAL_ID(20, 128, "[\\w]+"),
    SERIAL_NUMBER(9, 256, "[\\w+=/:,.@-]+"),
    /** The same as STS prints it. */
    SESSION_SERIAL_NUMBER(9, 256, "[\\w+=/:,.@-]*"),
    AUTHENTICATION_CODE(6, 6, "[\\d]+"),
    TOKEN_CODE(6, 6, "[\\d]*"),
    /** With the path {@code /} its ARN fits 256 characters. */
    VIRTUAL_MFA_DEVICE_NAME(1, 226, Words.NAME),
    /** The text of a certificate or a public key. */
    BODY(1, 16_384, Words.LATIN),
    POLICY_DOCUMENT(1, 131_072, Words.LATIN),
    POLICY_DESCRIPTION(0, 1000, null),
    VERSION_ID(0, Integer.MAX_VALUE, "v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?"),
    ACCOUNT_ALIAS(3, 63, "^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$"),
    TAG_KEY(1, 128, "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+"),
    TAG_VALUE(0, 256, "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*"),
    MARKER(1, 320, "[\\u0020-\\u00FF]+");

    /** Beyond this a text is told to be too long, and its characters are not looked at any more. */
    private static final int LONGEST_MATCHED = 131_072;

    private final int minimum;
    private final int maximum;
    private final @Nullable String printed;
    private final @Nullable Pattern pattern;

    TextShape(int minimum, int maximum, @Nullable String pattern) {
        this.minimum = minimum;
        this.maximum = maximum;
        this.printed = pattern;
        this.pattern = pattern == null ? null : Pattern.compile(Words.inRange(pattern));
    }

    public int minimum() {
        return minimum;
    }

    public int maximum() {
        return maximum;
    }

    /** The pattern as IAM prints it; null where any character will do. */
    public @Nullable String printed() {
        return printed;
    }

    /** The constraints that a text breaks, in IAM's words; empty for a good one. */
    public List<String> broken(String text) {
        List<String> broken = new ArrayList<>();
        int length = text.codePointCount(0, text.length());
        if (length < minimum) {
            broken.add(atLeast(minimum));
        }
        if (length > maximum) {
            broken.add(atMost(maximum));
        }
        boolean isMatched = length <= Math.min(maximum, LONGEST_MATCHED);
        if (pattern != null && isMatched && !pattern.matcher(text).matches()) {
            broken.add("Member must satisfy regular expression pattern: " + printed);
        }
        return broken;
    }

    /** What a text that is too short is told. */
    public static String atLeast(int minimum) {
        return "Member must have length greater than or equal to " + minimum;
    }

    /** What a text that is too long is told. */
    public static String atMost(int maximum) {
        return "Member must have length less than or equal to " + maximum;
    }

    /** Patterns of several shapes. */
    private static final class Words {
        static final String NAME = "[\\w+=,.@-]+";
        static final String PATH = "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)";
        static final String LATIN = "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+";

        /** IAM prints U+007F (delete) in its paths and takes it in none. */
        static String inRange(String pattern) {
            return pattern.replace("\\u007F", "\\u007E");
        }

        private Words() {}
    }
}
