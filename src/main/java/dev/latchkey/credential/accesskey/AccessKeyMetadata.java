package dev.latchkey.credential.accesskey;

import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.credential.LastUsed;
import dev.latchkey.operation.member.PagesOnly;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an access key in a list (API Reference, "AccessKeyMetadata").
 *
 * @param description what the user wrote about it, or null
 * @param lastUsed null for one that was never used; shown to whoever may ask for it
 */
public record AccessKeyMetadata(
        String userName,
        String accessKeyId,
        CredentialStatus status,
        Instant createDate,
        @PagesOnly @Nullable String description,
        @PagesOnly @Nullable LastUsed lastUsed) {}
