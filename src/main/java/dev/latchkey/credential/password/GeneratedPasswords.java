package dev.latchkey.credential.password;

import dev.latchkey.account.PasswordPolicies;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.SecretText;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes the passwords that administrators hand out: so long that nobody guesses them, of every kind of character that a
 * policy can ask for, without characters that look like others.
 */
@Singleton
public class GeneratedPasswords {

    private static final String UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String LOWER = "abcdefghijkmnpqrstuvwxyz";
    private static final String DIGITS = "23456789";
    private static final String SYMBOLS = "-_=+@#!";
    private static final String ALL = UPPER + LOWER + DIGITS;

    /** 18 characters of 56 are more than 104 bits; the four that go between them are not counted. */
    private static final int LENGTH = 22;

    private final PasswordPolicies policies;
    private final RandomSource random;
    private final Duration validity;

    GeneratedPasswords(PasswordPolicies policies, RandomSource random, LatchkeyConfiguration configuration) {
        this.policies = policies;
        this.random = random;
        this.validity = configuration.password().temporaryValidity();
    }

    /** A password that the account's policy takes; its first character is a letter. */
    public SecretText next(String accountId) {
        int length = Math.max(LENGTH, policies.inForce(accountId).minimumPasswordLength());
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < length - 4; i++) {
            password.append(oneOf(ALL));
        }
        for (String kind : new String[] {UPPER, LOWER, DIGITS, SYMBOLS}) {
            password.insert(random.below(password.length() + 1), oneOf(kind));
        }
        char first = password.charAt(0);
        boolean isLetter = UPPER.indexOf(first) >= 0 || LOWER.indexOf(first) >= 0;
        if (!isLetter) {
            password.deleteCharAt(0).insert(0, oneOf(LOWER)).append(first);
        }
        return SecretText.of(password.toString());
    }

    /** When a password that is made now is dead, unless somebody uses it before. */
    Instant deadAfter(Instant now) {
        return now.plus(validity);
    }

    /** For how long an unused one is good. */
    public Duration validity() {
        return validity;
    }

    private char oneOf(String characters) {
        return characters.charAt(random.below(characters.length()));
    }
}
