package dev.latchkey.account;

import dev.latchkey.account.PasswordRule.CharacterKind;
import dev.latchkey.account.PasswordRule.Kinds;
import dev.latchkey.account.PasswordRule.MinimumLength;
import dev.latchkey.account.PasswordRule.NotAccountName;
import dev.latchkey.secret.SecretText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an account asks of its users' console passwords (API Reference, "PasswordPolicy").
 *
 * @param custom whether an administrator set it; the default one asks for three kinds of characters instead of naming
 *     them, and for something else than the account's own name
 * @param maxPasswordAge days until a password expires; empty for never
 * @param passwordReusePrevention how many of the latest passwords must not come again, the current one included; empty
 *     for none
 * @param hardExpiry whether an expired password can only be replaced by an administrator
 */
public record PasswordPolicy(
        boolean custom,
        int minimumPasswordLength,
        boolean requireUppercaseCharacters,
        boolean requireLowercaseCharacters,
        boolean requireNumbers,
        boolean requireSymbols,
        boolean allowUsersToChangePassword,
        OptionalInt maxPasswordAge,
        OptionalInt passwordReusePrevention,
        boolean hardExpiry) {

    /** The shortest minimum that can be asked for. */
    public static final int SHORTEST = 6;

    /** The longest password there is, and the longest minimum. */
    public static final int LONGEST = 128;

    /** The most days that a password can last, other than forever. */
    public static final int OLDEST = 1095;

    /** The most passwords that can be remembered. */
    public static final int MOST_REMEMBERED = 24;

    private static final int DEFAULT_LENGTH = 8;
    private static final int DEFAULT_KINDS = 3;

    private static final PasswordPolicy IAM_DEFAULT = new PasswordPolicy(
            false, DEFAULT_LENGTH, false, false, false, false, false, OptionalInt.empty(), OptionalInt.empty(), false);

    /** @throws dev.latchkey.operation.OperationFailed ValidationError that names every number out of its range */
    public PasswordPolicy {
        new RangeCheck()
                .require("minimumPasswordLength", minimumPasswordLength, SHORTEST, LONGEST)
                .require("maxPasswordAge", maxPasswordAge, 1, OLDEST)
                .require("passwordReusePrevention", passwordReusePrevention, 1, MOST_REMEMBERED)
                .orFail();
    }

    /** What holds while an account has no policy of its own: 8 characters of three kinds, the flag off, no expiry. */
    public static PasswordPolicy iamDefault() {
        return IAM_DEFAULT;
    }

    /** What a new password must keep to, in the order in which it is listed. */
    public List<PasswordRule> rules() {
        List<PasswordRule> rules = new ArrayList<>();
        rules.add(new MinimumLength(minimumPasswordLength));
        if (!custom) {
            rules.add(new Kinds(DEFAULT_KINDS));
            rules.add(new NotAccountName());
        }
        if (requireUppercaseCharacters) {
            rules.add(CharacterKind.UPPERCASE);
        }
        if (requireLowercaseCharacters) {
            rules.add(CharacterKind.LOWERCASE);
        }
        if (requireNumbers) {
            rules.add(CharacterKind.NUMBER);
        }
        if (requireSymbols) {
            rules.add(CharacterKind.SYMBOL);
        }
        return List.copyOf(rules);
    }

    /**
     * The rules that a new password breaks; empty for a good one.
     *
     * @param accountNames what the account is called: its id, and its alias where it has one
     */
    public List<Violation> violations(SecretText password, Collection<String> accountNames) {
        String text = password.reveal();
        return rules().stream()
                .filter(rule -> !rule.isMetBy(text, accountNames))
                .map(rule -> new Violation(rule, rule.message(text)))
                .toList();
    }

    /** Whether passwords expire. */
    public boolean expirePasswords() {
        return maxPasswordAge.isPresent();
    }

    /** When a password that was set at that moment expires; empty for never. */
    public Optional<Instant> expiryOf(Instant changedAt) {
        return maxPasswordAge.isPresent()
                ? Optional.of(changedAt.plus(Duration.ofDays(maxPasswordAge.getAsInt())))
                : Optional.empty();
    }

    /** Whether a password that was set at that moment has expired. */
    public boolean isExpired(Instant changedAt, Instant now) {
        return expiryOf(changedAt).filter(expiry -> !now.isBefore(expiry)).isPresent();
    }

    /**
     * A rule that a password breaks.
     *
     * @param message IAM's words; they say nothing of the password but what it lacks
     */
    public record Violation(PasswordRule rule, String message) {

        /** What to do about it, as a whole sentence. */
        public String advice() {
            return rule.advice();
        }
    }
}
