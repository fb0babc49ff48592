package dev.latchkey.credential.mfa.recovery;

import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.SecretText;
import java.util.Locale;
import java.util.Optional;

/**
 * One code: twenty letters and digits that are hard to mistake for each other. By the first four it is found, the other
 * sixteen have 80 bits.
 */
final class RecoveryCode {
    static final int SELECTOR = 4;

    /** Crockford's alphabet: no I, L, O and U. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 20;
    private static final int GROUP = 5;

    private final String text;

    private RecoveryCode(String text) {
        this.text = text;
    }

    static RecoveryCode random(RandomSource random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random.below(ALPHABET.length())));
        }
        return new RecoveryCode(text.toString());
    }

    /** What somebody typed: letter case, blanks and hyphens do not matter; empty for what cannot be a code. */
    static Optional<RecoveryCode> parse(SecretText typed) {
        String bare = typed.reveal()
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        boolean isOne = bare.length() == LENGTH && bare.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        return isOne ? Optional.of(new RecoveryCode(bare)) : Optional.empty();
    }

    String selector() {
        return text.substring(0, SELECTOR);
    }

    /** What is hashed. */
    SecretText secret() {
        return SecretText.of(text.substring(SELECTOR));
    }

    /** As people read it: in groups of five. */
    SecretText written() {
        StringBuilder written = new StringBuilder();
        for (int at = 0; at < LENGTH; at += GROUP) {
            written.append(at == 0 ? "" : "-").append(text, at, at + GROUP);
        }
        return SecretText.of(written.toString());
    }

    @Override
    public String toString() {
        return "RecoveryCode[redacted]";
    }
}
