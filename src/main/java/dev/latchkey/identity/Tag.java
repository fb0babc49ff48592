package dev.latchkey.identity;

import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;

/** A label on a user, a policy or an MFA device: a key, which is unique ignoring case, and a value, which may be empty. */
public record Tag(
        @Text(TextShape.TAG_KEY) String key,
        @Text(TextShape.TAG_VALUE) String value) {}
