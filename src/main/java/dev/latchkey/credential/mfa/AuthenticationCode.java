package dev.latchkey.credential.mfa;

import dev.latchkey.secret.SecretText;

/** A code as people type it: apps show it in groups, so spaces in it mean nothing. */
final class AuthenticationCode {
    private AuthenticationCode() {}

    static SecretText typed(SecretText text) {
        return SecretText.of(text.reveal().replaceAll("[\\s\u00a0]", ""));
    }

    static boolean isWellFormed(SecretText code) {
        String text = code.reveal();
        return text.length() == 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
