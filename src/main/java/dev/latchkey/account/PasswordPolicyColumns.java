package dev.latchkey.account;

import dev.latchkey.platform.Sql;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The password policy of an account as columns of a statement that asks for more: a sign-in reads both by one. */
public final class PasswordPolicyColumns {
    /** Of {@code account_password_policy p}, which may be joined to nothing. */
    public static final String SELECTED = """
            p.account_id is not null as has_policy, p.minimum_password_length, p.require_uppercase_characters,
            p.require_lowercase_characters, p.require_numbers, p.require_symbols, p.allow_users_to_change_password,
            p.max_password_age, p.password_reuse_prevention, p.hard_expiry
            """;

    private PasswordPolicyColumns() {}

    /** The policy of a row that has these columns; IAM's default where the account has none of its own. */
    public static PasswordPolicy read(Sql.Row row) {
        if (!row.flag("has_policy")) {
            return PasswordPolicy.iamDefault();
        }
        return new PasswordPolicy(
                true,
                row.number("minimum_password_length"),
                row.flag("require_uppercase_characters"),
                row.flag("require_lowercase_characters"),
                row.flag("require_numbers"),
                row.flag("require_symbols"),
                row.flag("allow_users_to_change_password"),
                unboxed(row.optionalNumber("max_password_age")),
                unboxed(row.optionalNumber("password_reuse_prevention")),
                row.flag("hard_expiry"));
    }

    private static OptionalInt unboxed(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
