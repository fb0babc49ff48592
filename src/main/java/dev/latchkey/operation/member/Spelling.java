package dev.latchkey.operation.member;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How names of Java become names of the API, whose abbreviations are all capitals, and the other way for messages. */
public final class Spelling {

    private static final Pattern WORD = Pattern.compile("[A-Z][a-z0-9]*");

    private static final Map<String, String> ABBREVIATIONS =
            Map.of("Ssh", "SSH", "Mfa", "MFA", "Qr", "QR", "Png", "PNG");

    private Spelling() {}

    /** {@code sshPublicKeyId} becomes {@code SSHPublicKeyId}, {@code ListMfaDevices} becomes {@code ListMFADevices}. */
    public static String member(String javaName) {
        String capital = javaName.substring(0, 1).toUpperCase(Locale.ROOT) + javaName.substring(1);
        return WORD.matcher(capital).replaceAll(Spelling::spelled);
    }

    /** As IAM's messages print a member: {@code UserName} becomes {@code userName}. */
    public static String inMessages(String member) {
        return member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
    }

    /** The word for a constant of an enumeration. */
    public static String word(Enum<?> constant) {
        if (constant instanceof Spelled spelled) {
            return spelled.spelling();
        }
        StringBuilder word = new StringBuilder();
        for (String part : constant.name().split("_", -1)) {
            word.append(part, 0, 1).append(part.substring(1).toLowerCase(Locale.ROOT));
        }
        return word.toString();
    }

    private static String spelled(java.util.regex.MatchResult word) {
        return Matcher.quoteReplacement(ABBREVIATIONS.getOrDefault(word.group(), word.group()));
    }
}
