package dev.latchkey.credential.gitcredential;

import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.SecretText;
import dev.latchkey.secret.Sha256;
import jakarta.inject.Singleton;
import java.util.Base64;

/**
 * Makes passwords for services: 60 characters of base64, 360 random bits. With so many, a plain hash protects what is
 * stored: there is nothing to guess.
 */
@Singleton
class GitPasswords {
    private static final int BYTES = 45;

    private final RandomSource random;

    GitPasswords(RandomSource random) {
        this.random = random;
    }

    /** A new one. It begins with a letter or digit, so that no program takes it for an option. */
    SecretText next() {
        while (true) {
            String password = Base64.getEncoder().encodeToString(random.bytes(BYTES));
            if (Character.isLetterOrDigit(password.charAt(0))) {
                return SecretText.of(password);
            }
        }
    }

    /** What is stored of it. */
    static byte[] hash(SecretText password) {
        return Sha256.of(password.bytes().reveal());
    }
}
