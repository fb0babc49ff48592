package dev.latchkey.credential.password;

import dev.latchkey.account.PasswordPolicy;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationFailed.FieldProblem;
import dev.latchkey.platform.Sql;
import dev.latchkey.secret.SecretText;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a new password has to be: within IAM's limits, as the account's policy has it, and not one that is guessed first. */
@Singleton
class PasswordRules {
    private final PasswordStrength strength;
    private final PasswordHashes hashes;
    private final LoginProfiles profiles;
    private final Sql sql;

    PasswordRules(PasswordStrength strength, PasswordHashes hashes, LoginProfiles profiles, Sql sql) {
        this.strength = strength;
        this.hashes = hashes;
        this.profiles = profiles;
        this.sql = sql;
    }

    /**
     * The new password, fit to be hashed.
     *
     * @param field the operation's input that it came in
     * @throws OperationFailed ValidationError for what can be no password at all, else PasswordPolicyViolation
     */
    SecretText accept(SecretText typed, String field, PasswordPolicy policy, String accountId, String userName) {
        TypedPassword password = requireShape(typed, field);
        List<String> accountNames = accountNames(accountId);
        List<PasswordPolicy.Violation> violations = policy.violations(password.text(), accountNames);
        if (!violations.isEmpty()) {
            String message =
                    violations.stream().map(PasswordPolicy.Violation::message).collect(Collectors.joining(", "));
            String advice =
                    violations.stream().map(PasswordPolicy.Violation::advice).collect(Collectors.joining(" "));
            throw violation(message, field, advice);
        }
        List<String> names = new ArrayList<>(accountNames);
        names.add(userName);
        Optional<PasswordStrength.Weakness> weakness = strength.weaknessOf(password.text(), names);
        if (weakness.isPresent()) {
            throw violation(weakness.get().advice(), field, weakness.get().advice());
        }
        return password.text();
    }

    /** Refuses the password that there is already. */
    void requireOtherThanCurrent(SecretText accepted, String field, LoginProfile profile) {
        if (hashes.matchesAny(accepted, List.of(profile.passwordHash()))) {
            throw violation(
                    "Password has been used before", field, "This is your current password. Choose a different one.");
        }
    }

    /** Refuses one of the latest passwords, as far back as the policy says and hashes were kept. */
    void requireUnused(SecretText accepted, String field, PasswordPolicy policy, LoginProfile profile) {
        int remembered = policy.passwordReusePrevention().orElse(0);
        if (remembered == 0) {
            return;
        }
        List<String> latest = new ArrayList<>();
        latest.add(profile.passwordHash());
        latest.addAll(profiles.earlier(profile.userId(), remembered - 1));
        if (hashes.matchesAny(accepted, latest)) {
            throw violation(
                    "Password has been used before",
                    field,
                    remembered == 1
                            ? "This is your current password. Choose a different one."
                            : "This is one of your last " + remembered + " passwords. Choose one you have not used.");
        }
    }

    /** The text, if it can be a password. */
    static TypedPassword requireShape(SecretText typed, String field) {
        TypedPassword password = TypedPassword.of(typed);
        if (password.shape() != TypedPassword.Shape.FINE) {
            throw new OperationFailed(
                    ErrorCode.VALIDATION_ERROR,
                    "1 validation error detected: Value at '" + field + "' failed to satisfy constraint: "
                            + constraint(password.shape()),
                    List.of(new FieldProblem(field, password.shape().advice())));
        }
        return password;
    }

    static OperationFailed violation(String message, String field, String advice) {
        return new OperationFailed(
                ErrorCode.PASSWORD_POLICY_VIOLATION, message, List.of(new FieldProblem(field, advice)));
    }

    private static String constraint(TypedPassword.Shape shape) {
        return switch (shape) {
            case EMPTY -> "Member must have length greater than or equal to 1";
            case TOO_LONG -> "Member must have length less than or equal to " + TypedPassword.LONGEST;
            case STRANGE_CHARACTERS, FINE ->
                "Member must satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u00FF]+";
        };
    }

    private List<String> accountNames(String accountId) {
        List<String> names = new ArrayList<>();
        names.add(accountId);
        sql.first(
                        "select alias from account where account_id = ? and alias is not null",
                        row -> row.text("alias"),
                        accountId)
                .ifPresent(names::add);
        return names;
    }
}
