package dev.latchkey.identity;

import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.platform.Ascii;

/** The friendly name of a user: 1 to 64 characters; unique in its account ignoring case. */
@Text(TextShape.USER_NAME)
public record UserName(@Text(TextShape.USER_NAME) String text) {

    private static final NameRule RULE = new NameRule("userName", 64, NameRule.NAME_PATTERN, NameRule.NAME);

    /** @throws dev.latchkey.operation.OperationFailed ValidationError for what is no user name */
    public UserName {
        RULE.check(text);
    }

    /** What makes it unique. */
    public String key() {
        return Ascii.lower(text);
    }
}
