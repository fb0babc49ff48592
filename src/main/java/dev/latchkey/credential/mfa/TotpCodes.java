package dev.latchkey.credential.mfa;

import dev.latchkey.secret.SecretBytes;
import dev.latchkey.secret.SecretText;
import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.code.HashingAlgorithm;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import java.time.Instant;
import java.util.OptionalLong;

/** The codes of one seed: a new one every thirty seconds, of six digits, by HMAC-SHA-1 (RFC 6238). */
final class TotpCodes {
    static final int STEP_SECONDS = 30;

    /** Around the device's drift: codes take time to type, and clocks are never quite right (RFC 6238 §5.2). */
    static final int WINDOW = 1;

    /** How far two codes in a row are looked for when a device is enabled or resynchronized. */
    static final int PAIR_WINDOW = 100;

    private static final DefaultCodeGenerator GENERATOR = new DefaultCodeGenerator(HashingAlgorithm.SHA1, 6);

    private final SecretText base32;

    private TotpCodes(SecretText base32) {
        this.base32 = base32;
    }

    static TotpCodes of(SecretBytes seed) {
        return new TotpCodes(Base32.encode(seed));
    }

    /** The time step of an instant (RFC 6238 §4.2). */
    static long stepAt(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), (long) STEP_SECONDS);
    }

    /** The code of a time step. */
    SecretText at(long step) {
        try {
            return SecretText.of(GENERATOR.generate(base32.reveal(), step));
        } catch (CodeGenerationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The step whose code it is, among those around one; every one of them is compared. */
    OptionalLong stepOf(SecretText code, long middle, int window) {
        OptionalLong found = OptionalLong.empty();
        for (long step = middle - window; step <= middle + window; step++) {
            if (at(step).equals(code)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }
}
