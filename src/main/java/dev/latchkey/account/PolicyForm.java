package dev.latchkey.account;

import dev.latchkey.web.Typed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The form of the password policy as it stands on the page: what was typed, or else what holds.
 *
 * @param version of the policy that was looked at when the form was drawn; empty where it could not be seen
 */
record PolicyForm(
        String minimumPasswordLength,
        boolean requireUppercaseCharacters,
        boolean requireLowercaseCharacters,
        boolean requireNumbers,
        boolean requireSymbols,
        boolean allowUsersToChangePassword,
        boolean expirePasswords,
        String maxPasswordAge,
        boolean preventReuse,
        String passwordReusePrevention,
        boolean hardExpiry,
        String version) {

    private static final int NO_NUMBER = -1;

    /** The form for a policy that an administrator made. */
    static PolicyForm of(PasswordPolicy policy, @Nullable Long version) {
        return new PolicyForm(
                Integer.toString(policy.minimumPasswordLength()),
                policy.requireUppercaseCharacters(),
                policy.requireLowercaseCharacters(),
                policy.requireNumbers(),
                policy.requireSymbols(),
                policy.allowUsersToChangePassword(),
                policy.maxPasswordAge().isPresent(),
                text(policy.maxPasswordAge()),
                policy.passwordReusePrevention().isPresent(),
                text(policy.passwordReusePrevention()),
                policy.hardExpiry(),
                version == null ? "" : Long.toString(version));
    }

    /**
     * The form for the policy that holds; while that is IAM's default, the form proposes a new one.
     *
     * @param proposedLength the minimum length of a new policy
     */
    static PolicyForm of(EffectivePasswordPolicy effective, int proposedLength) {
        PasswordPolicy policy = effective.policy();
        return of(policy.custom() ? policy : proposal(proposedLength), effective.version());
    }

    /** The form for somebody who may not see what holds. */
    static PolicyForm blank(int proposedLength) {
        return of(proposal(proposedLength), null);
    }

    /** The form as it was sent. */
    static PolicyForm sent(Typed typed) {
        return new PolicyForm(
                typed.get("minimumPasswordLength"),
                typed.ticked("requireUppercaseCharacters", false),
                typed.ticked("requireLowercaseCharacters", false),
                typed.ticked("requireNumbers", false),
                typed.ticked("requireSymbols", false),
                typed.ticked("allowUsersToChangePassword", false),
                typed.ticked("expirePasswords", false),
                typed.get("maxPasswordAge"),
                typed.ticked("preventReuse", false),
                typed.get("passwordReusePrevention"),
                typed.ticked("hardExpiry", false),
                typed.get("version"));
    }

    /**
     * The policy that the form asks for.
     *
     * @throws dev.latchkey.operation.OperationFailed that names every field with something else than a number in range
     */
    PasswordPolicy policy() {
        return new PasswordPolicy(
                true,
                number(minimumPasswordLength),
                requireUppercaseCharacters,
                requireLowercaseCharacters,
                requireNumbers,
                requireSymbols,
                allowUsersToChangePassword,
                expirePasswords ? OptionalInt.of(number(maxPasswordAge)) : OptionalInt.empty(),
                preventReuse ? OptionalInt.of(number(passwordReusePrevention)) : OptionalInt.empty(),
                hardExpiry && expirePasswords);
    }

    /** The version that was looked at; null where none could be seen. */
    @Nullable
    Long expectedVersion() {
        return version.matches("[0-9]{1,18}") ? Long.valueOf(version) : null;
    }

    /** The names of the boxes that are ticked. */
    public List<String> ticked() {
        Map<String, Boolean> boxes = new LinkedHashMap<>();
        boxes.put("requireUppercaseCharacters", requireUppercaseCharacters);
        boxes.put("requireLowercaseCharacters", requireLowercaseCharacters);
        boxes.put("requireNumbers", requireNumbers);
        boxes.put("requireSymbols", requireSymbols);
        boxes.put("allowUsersToChangePassword", allowUsersToChangePassword);
        boxes.put("expirePasswords", expirePasswords);
        boxes.put("preventReuse", preventReuse);
        boxes.put("hardExpiry", hardExpiry);
        return boxes.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static PasswordPolicy proposal(int length) {
        return new PasswordPolicy(
                true, length, false, false, false, false, false, OptionalInt.empty(), OptionalInt.empty(), false);
    }

    /** What is no number is out of every range, and is told as such. */
    private static int number(String text) {
        String digits = text.strip();
        return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : NO_NUMBER;
    }

    private static String text(OptionalInt value) {
        return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
    }
}
