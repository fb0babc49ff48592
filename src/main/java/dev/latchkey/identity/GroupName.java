package dev.latchkey.identity;

import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.platform.Ascii;

/** The friendly name of a group: 1 to 128 characters; unique in its account ignoring case. */
@Text(TextShape.GROUP_NAME)
public record GroupName(@Text(TextShape.GROUP_NAME) String text) {

    private static final NameRule RULE = new NameRule("groupName", 128, NameRule.NAME_PATTERN, NameRule.NAME);

    /** @throws dev.latchkey.operation.OperationFailed ValidationError for what is no group name */
    public GroupName {
        RULE.check(text);
    }

    /** What makes it unique. */
    public String key() {
        return Ascii.lower(text);
    }
}
