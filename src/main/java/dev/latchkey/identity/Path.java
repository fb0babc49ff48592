package dev.latchkey.identity;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationFailed.FieldProblem;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import java.util.List;

/** The path of a user or group: {@code /} or {@code /…/}, 1 to 512 printable ASCII characters. */
@Text(TextShape.PATH)
public record Path(@Text(TextShape.PATH) String text) {

    private static final NameRule RULE =
            new NameRule("path", 512, "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)", c -> c >= 0x21 && c <= 0x7E);

    /** Where things are unless told otherwise. */
    public static final Path ROOT = new Path("/");

    /** @throws dev.latchkey.operation.OperationFailed ValidationError for what is no path */
    public Path {
        RULE.check(text);
        boolean slashed = text.startsWith("/") && text.endsWith("/");
        if (!slashed || text.equals("//")) {
            throw new OperationFailed(
                    ErrorCode.VALIDATION_ERROR,
                    "1 validation error detected: Value '" + text
                            + "' at 'path' failed to satisfy constraint: Member must satisfy regular expression"
                            + " pattern: " + RULE.pattern(),
                    List.of(new FieldProblem(
                            "path", "Member must satisfy regular expression pattern: " + RULE.pattern())));
        }
    }
}
