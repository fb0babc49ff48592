package dev.latchkey.credential.mfa;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.latchkey.identity.Tag;
import dev.latchkey.identity.UserMetadata;
import dev.latchkey.operation.member.Member;
import dev.latchkey.secret.SecretBytes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a virtual device.
 *
 * @param base32StringSeed its seed, when it is made and never again
 * @param qrCodePng a picture of it for authenticator apps; as before
 * @param user whose it is; null for nobody's
 * @param tags null in listings
 */
public record VirtualMfaDeviceMetadata(
        String serialNumber,
        byte @Nullable [] base32StringSeed,
        @Member("QRCodePNG") byte @Nullable [] qrCodePng,
        @Nullable UserMetadata user,
        @Nullable Instant enableDate,
        @Nullable List<Tag> tags) {

    static VirtualMfaDeviceMetadata made(MfaDevice device, List<Tag> tags, SecretBytes seed) {
        OtpAuth uri = OtpAuth.of(device.label(), device.accountId(), seed);
        return new VirtualMfaDeviceMetadata(
                device.serialNumber(),
                Base32.encode(seed).reveal().getBytes(US_ASCII),
                QrCode.of(uri.text()).png(),
                null,
                null,
                tags);
    }

    @Override
    public String toString() {
        return "VirtualMfaDeviceMetadata[" + serialNumber + "]";
    }
}
