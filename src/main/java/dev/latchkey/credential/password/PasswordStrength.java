package dev.latchkey.credential.password;

import com.nulabinc.zxcvbn.Pattern;
import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.secret.SecretText;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a password is one that others try first (NIST SP 800-63B-4 §3.1.1.2): common, a name that belongs to its
 * user, a run over the keyboard, or too easily guessed.
 */
@Singleton
class PasswordStrength {
    /** What this product is called, and what it is about. */
    private static final List<String> PRODUCT_WORDS =
            List.of("latchkey", "aws", "iam", "amazon", "console", "password", "credentials");

    /** The estimator takes seconds for long texts; what comes after this adds no weakness. */
    private static final int ESTIMATED = 64;

    private static final int WEAKEST_SCORE = 2;
    /** Keys and characters in their order. */
    private static final List<String> ORDERS =
            List.of("01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz");

    private static final Set<Pattern> RUNS = Set.of(Pattern.Spatial, Pattern.Sequence);

    private final boolean isSwitchedOn;
    private volatile @Nullable Estimator estimator;

    @Inject
    PasswordStrength(LatchkeyConfiguration configuration) {
        this(configuration.password().blocklist());
    }

    PasswordStrength(boolean isSwitchedOn) {
        this.isSwitchedOn = isSwitchedOn;
    }

    /** Why a password is too weak. */
    enum Weakness {
        COMMON("This password is one of the most common ones. Choose one that others do not use."),
        NAME("This password is a name that belongs to you, your account or this product. Choose something else."),
        REPETITION("This password repeats one character. Mix different ones."),
        RUN("This password is a run of neighbouring keys, letters or numbers. Choose something less regular."),
        GUESSABLE("This password is easy to guess. Make it longer, or add words that do not belong together.");

        private final String advice;

        Weakness(String advice) {
            this.advice = advice;
        }

        /** What is wrong and what to do, as whole sentences. */
        String advice() {
            return advice;
        }
    }

    /** The first weakness of a password; names are those of its user and account. */
    Optional<Weakness> weaknessOf(SecretText password, Collection<String> names) {
        if (!isSwitchedOn) {
            return Optional.empty();
        }
        String text = password.reveal().toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>(names);
        words.addAll(PRODUCT_WORDS);
        words.replaceAll(word -> word.toLowerCase(Locale.ROOT));
        if (estimator().common().contains(text)) {
            return Optional.of(Weakness.COMMON);
        }
        if (words.stream().anyMatch(word -> isName(text, word))) {
            return Optional.of(Weakness.NAME);
        }
        if (text.codePoints().distinct().count() == 1) {
            return Optional.of(Weakness.REPETITION);
        }
        return isInOrder(text) ? Optional.of(Weakness.RUN) : estimate(text, words);
    }

    private static boolean isInOrder(String text) {
        String backwards = new StringBuilder(text).reverse().toString();
        return ORDERS.stream().anyMatch(order -> order.contains(text) || order.contains(backwards));
    }

    private Optional<Weakness> estimate(String text, List<String> words) {
        int length = text.codePointCount(0, text.length());
        String seen = length <= ESTIMATED ? text : text.substring(0, text.offsetByCodePoints(0, ESTIMATED));
        Strength strength = estimator().zxcvbn().measure(seen, words);
        if (length <= ESTIMATED && strength.getSequence().stream().allMatch(match -> RUNS.contains(match.pattern))) {
            return Optional.of(Weakness.RUN);
        }
        return strength.getScore() < WEAKEST_SCORE ? Optional.of(Weakness.GUESSABLE) : Optional.empty();
    }

    /** The whole password is compared, never a part of it: digits and symbols at its ends aside. */
    private static boolean isName(String text, String word) {
        return text.equals(word)
                || isSame(trim(text, Character::isLetterOrDigit), trim(word, Character::isLetterOrDigit))
                || isSame(trim(text, Character::isLetter), trim(word, Character::isLetter));
    }

    private static boolean isSame(String text, String word) {
        return !word.isEmpty() && text.equals(word);
    }

    private static String trim(String text, IntPredicate kept) {
        int start = 0;
        int end = text.length();
        while (start < end && !kept.test(text.charAt(start))) {
            start++;
        }
        while (end > start && !kept.test(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Loaded when it is first needed: its dictionaries take a moment. */
    private Estimator estimator() {
        Estimator loaded = estimator;
        if (loaded == null) {
            synchronized (this) {
                loaded = estimator;
                if (loaded == null) {
                    loaded = Estimator.load();
                    estimator = loaded;
                }
            }
        }
        return loaded;
    }

    /** The estimator and its list of common passwords. */
    private record Estimator(Zxcvbn zxcvbn, Set<String> common) {
        static Estimator load() {
            try {
                return new Estimator(
                        new Zxcvbn(),
                        new HashSet<>(
                                StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
