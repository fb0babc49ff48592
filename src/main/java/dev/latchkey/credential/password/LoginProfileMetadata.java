package dev.latchkey.credential.password;

import java.time.Instant;

/** What may be told of a login profile (API Reference, "LoginProfile"). */
public record LoginProfileMetadata(String userName, Instant createDate, boolean passwordResetRequired) {}
