package dev.latchkey.credential.mfa;

import dev.latchkey.operation.member.PagesOnly;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a device that somebody has.
 *
 * @param device the whole row
 */
public record MfaDeviceMetadata(
        String userName,
        String serialNumber,
        Instant enableDate,
        @Nullable @PagesOnly MfaDevice device) {

    static MfaDeviceMetadata of(MfaDevice device, String userName) {
        return new MfaDeviceMetadata(
                userName, device.serialNumber(), Objects.requireNonNull(device.enabledAt()), device);
    }

    /** The row, for pages. */
    MfaDevice stored() {
        return Objects.requireNonNull(device);
    }
}
