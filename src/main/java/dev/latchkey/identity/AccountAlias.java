package dev.latchkey.identity;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationFailed.FieldProblem;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import java.util.List;
import java.util.Set;

/**
 * The readable name of an account: 3 to 63 lower-case letters, digits and single dashes, with no dash at an end. One of
 * 12 digits would be taken for an account id, and the words of our own addresses below {@code /signin/} are taken.
 */
@Text(TextShape.ACCOUNT_ALIAS)
public record AccountAlias(@Text(TextShape.ACCOUNT_ALIAS) String text) {

    private static final String PATTERN = "^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$";
    private static final Set<String> OWN_WORDS = Set.of("mfa", "change-password", "passkey");

    /** @throws OperationFailed ValidationError for what is no alias, EntityAlreadyExists for one of our own words */
    public AccountAlias {
        if (!isWellFormed(text)) {
            String message = "1 validation error detected: Value '" + text
                    + "' at 'accountAlias' failed to satisfy constraint: Member must satisfy regular expression"
                    + " pattern: " + PATTERN;
            throw new OperationFailed(
                    ErrorCode.VALIDATION_ERROR,
                    message,
                    List.of(new FieldProblem(
                            "accountAlias",
                            "Use 3 to 63 lower-case letters, digits and single dashes, not 12 digits, and no dash"
                                    + " at the beginning or end.")));
        }
        if (OWN_WORDS.contains(text)) {
            throw taken(text);
        }
    }

    /** What is answered for an alias that somebody has. */
    static OperationFailed taken(String alias) {
        return new OperationFailed(
                ErrorCode.ENTITY_ALREADY_EXISTS,
                "The account alias " + alias + " already exists.",
                List.of(new FieldProblem("accountAlias", "This alias is taken. Choose another.")));
    }

    private static boolean isWellFormed(String text) {
        int length = text.length();
        if (length < 3 || length > 63 || text.contains("--") || text.startsWith("-") || text.endsWith("-")) {
            return false;
        }
        boolean characters = text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
        boolean accountId = length == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return characters && !accountId;
    }
}
