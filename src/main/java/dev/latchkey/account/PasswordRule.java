package dev.latchkey.account;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** One thing that a password policy asks of a new password; each rule is tested alone, by the server and by a script. */
public sealed interface PasswordRule {

    /** Names the rule for scripts and styles: {@code data-rule}. */
    String id();

    /** The number in the rule: {@code data-value}. */
    int value();

    /** What it asks, as a sentence. */
    String sentence();

    /** What it asks, as an item of a list. */
    default String label() {
        return sentence().substring(0, sentence().length() - 1);
    }

    /** What to do about a password that breaks it, as a whole sentence. */
    String advice();

    /**
     * Whether a password keeps the rule.
     *
     * @param accountNames what the account is called: its id, and its alias where it has one
     */
    boolean isMetBy(String password, Collection<String> accountNames);

    /** What IAM answers for a password that breaks it. */
    String message(String password);

    /** So many characters, counted as code points. */
    record MinimumLength(int value) implements PasswordRule {

        @Override
        public String id() {
            return "minimum-length";
        }

        @Override
        public String sentence() {
            return "At least " + value + " characters.";
        }

        @Override
        public String advice() {
            return "Use at least " + value + " characters.";
        }

        @Override
        public boolean isMetBy(String password, Collection<String> accountNames) {
            return password.codePointCount(0, password.length()) >= value;
        }

        @Override
        public String message(String password) {
            return "Password should have a minimum length of " + value;
        }
    }

    /** A character of one kind; letters are those of the Latin alphabet, as IAM counts them. */
    enum CharacterKind implements PasswordRule {
        UPPERCASE(
                "uppercase letter",
                "At least one uppercase letter (A–Z).",
                "Use at least one uppercase letter (A–Z).",
                c -> c >= 'A' && c <= 'Z'),
        LOWERCASE(
                "lowercase letter",
                "At least one lowercase letter (a–z).",
                "Use at least one lowercase letter (a–z).",
                c -> c >= 'a' && c <= 'z'),
        NUMBER("number", "At least one number.", "Use at least one number.", c -> c >= '0' && c <= '9'),
        SYMBOL(
                "symbol",
                "At least one symbol of " + Symbols.SPACED + ".",
                "Use at least one symbol of " + Symbols.SPACED + ".",
                c -> Symbols.ALL.indexOf(c) >= 0);

        private final String word;
        private final String sentence;
        private final String advice;
        private final IntPredicate test;

        CharacterKind(String word, String sentence, String advice, IntPredicate test) {
            this.word = word;
            this.sentence = sentence;
            this.advice = advice;
            this.test = test;
        }

        @Override
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        @Override
        public int value() {
            return 1;
        }

        /** The kind in one or two words. */
        public String word() {
            return word;
        }

        @Override
        public String sentence() {
            return sentence;
        }

        @Override
        public String advice() {
            return advice;
        }

        /** Whether the password has a character of this kind. */
        public boolean isIn(String password) {
            return password.codePoints().anyMatch(test);
        }

        @Override
        public boolean isMetBy(String password, Collection<String> accountNames) {
            return isIn(password);
        }

        @Override
        public String message(String password) {
            return "Password should have at least one " + word;
        }
    }

    /** Characters of so many of the four kinds (IAM guide, "Default password policy"). */
    record Kinds(int value) implements PasswordRule {

        @Override
        public String id() {
            return "kinds";
        }

        @Override
        public String sentence() {
            return "Characters of at least " + value + " of these kinds: uppercase letters, lowercase letters, numbers,"
                    + " symbols.";
        }

        @Override
        public String advice() {
            return "Mix at least " + value + " of these: uppercase letters, lowercase letters, numbers, symbols.";
        }

        @Override
        public boolean isMetBy(String password, Collection<String> accountNames) {
            return missingFrom(password).size() <= CharacterKind.values().length - value;
        }

        @Override
        public String message(String password) {
            List<CharacterKind> missing = missingFrom(password);
            int needed = missing.size() - (CharacterKind.values().length - value);
            return "Password should meet " + needed + " more of the following requirements: "
                    + missing.stream()
                            .map(kind -> "should have at least one " + kind.word())
                            .collect(Collectors.joining(", "));
        }

        private static List<CharacterKind> missingFrom(String password) {
            return Arrays.stream(CharacterKind.values())
                    .filter(kind -> !kind.isIn(password))
                    .toList();
        }
    }

    /** Something else than what the account is called. */
    record NotAccountName() implements PasswordRule {

        @Override
        public String id() {
            return "not-account-name";
        }

        @Override
        public int value() {
            return 0;
        }

        @Override
        public String sentence() {
            return "Not the account's id or alias.";
        }

        @Override
        public String advice() {
            return "Choose something else than the account's id or alias.";
        }

        @Override
        public boolean isMetBy(String password, Collection<String> accountNames) {
            return accountNames.stream().noneMatch(password::equalsIgnoreCase);
        }

        @Override
        public String message(String password) {
            return "Password should not be identical to the account name";
        }
    }

    /** The characters that IAM counts as symbols (IAM guide, "Setting an account password policy"). */
    final class Symbols {

        /** All of them. */
        public static final String ALL = "!@#$%^&*()_+-=[]{}|'";

        static final String SPACED = ALL.replaceAll("(?<=.)(?=.)", " ");

        private Symbols() {}
    }
}
