package dev.latchkey.credential.mfa;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device as it is stored, of whatever kind.
 *
 * @param deviceId names it in addresses of pages and in the tables of its kind; its serial number may be long
 * @param serialNumber the ARN of virtual devices and passkeys; what is printed on hardware tokens
 * @param userId whose it is; null for nobody's
 * @param label what people call it
 * @param enabledAt null for nobody's
 * @param lastUsedAt when it last proved something
 */
public record MfaDevice(
        String deviceId,
        String accountId,
        String serialNumber,
        MfaDeviceKind kind,
        @Nullable String userId,
        String label,
        Instant createdAt,
        @Nullable Instant enabledAt,
        @Nullable Instant lastUsedAt) {}
