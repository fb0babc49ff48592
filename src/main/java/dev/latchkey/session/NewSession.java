package dev.latchkey.session;

import dev.latchkey.operation.RequestOrigin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a session begins with.
 *
 * @param provedAt when the person last proved who they are
 * @param mfaAt when MFA was proved, or null
 * @param mfaSerial the device that proved it, or null
 * @param factor what the person signed in with: {@code password}, {@code passkey}
 * @param sealedForm a form that waits for the person to be back, sealed; null where there is none
 */
public record NewSession(
        String userId,
        Instant provedAt,
        @Nullable Instant mfaAt,
        @Nullable String mfaSerial,
        String factor,
        @Nullable String sealedForm,
        RequestOrigin origin) {}
