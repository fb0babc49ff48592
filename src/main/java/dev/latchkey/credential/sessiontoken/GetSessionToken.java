package dev.latchkey.credential.sessiontoken;

import dev.latchkey.credential.TokenCodes;
import dev.latchkey.operation.CallerCredential;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.PreparedOperationHandler;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Range;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Issues temporary credentials to whoever signs with a long-term key; with a code of an MFA device they prove MFA, and
 * without one they open nothing of IAM.
 *
 * @param durationSeconds how long they live; empty for twelve hours
 * @param serialNumber the device; goes with the code
 */
public record GetSessionToken(
        @Range(min = 900, max = 129_600) OptionalInt durationSeconds,
        @Nullable @Text(TextShape.SESSION_SERIAL_NUMBER) String serialNumber,
        @Nullable @Text(TextShape.TOKEN_CODE) String tokenCode)
        implements Operation<SessionCredentials> {

    private static final int USUAL_SECONDS = 43_200;

    @Override
    public String action() {
        return "sts:GetSessionToken";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    /** Checks the code, and stores what is issued. */
    @ApplicationScoped
    static class Handler implements PreparedOperationHandler<GetSessionToken, Optional<Instant>, SessionCredentials> {

        private final SessionTokens tokens;
        private final Instance<TokenCodes> codes;
        private final Clock clock;

        Handler(SessionTokens tokens, Instance<TokenCodes> codes, Clock clock) {
            this.tokens = tokens;
            this.codes = codes;
            this.clock = clock;
        }

        @Override
        public Class<GetSessionToken> operation() {
            return GetSessionToken.class;
        }

        @Override
        public Optional<Instant> prepare(Permit permit, GetSessionToken operation) {
            if (!(permit.caller().credential() instanceof CallerCredential.LongTermKey)) {
                throw denied("Cannot call GetSessionToken with session credentials");
            }
            String serial = operation.serialNumber();
            String code = operation.tokenCode();
            if (serial == null && code == null) {
                return Optional.empty();
            }
            if (serial == null || code == null) {
                throw denied("MultiFactorAuthentication failed, must provide both MFA serial number and one time pass"
                        + " code.");
            }
            requireRight(verdict(permit, serial, code));
            return Optional.of(clock.instant());
        }

        @Override
        public SessionCredentials handle(Permit permit, GetSessionToken operation, Optional<Instant> mfaAt) {
            Duration life = Duration.ofSeconds(operation.durationSeconds().orElse(USUAL_SECONDS));
            return tokens.issue(
                    permit.caller().user(), life, mfaAt.orElse(null), operation.serialNumber(), clock.instant());
        }

        private TokenCodes.Verdict verdict(Permit permit, String serial, String code) {
            return codes.isResolvable()
                    ? codes.get().check(permit.caller().user(), serial, code)
                    : TokenCodes.Verdict.UNABLE;
        }

        private static void requireRight(TokenCodes.Verdict verdict) {
            if (verdict == TokenCodes.Verdict.WRONG) {
                throw denied("MultiFactorAuthentication failed with invalid MFA one time pass code. ");
            }
            if (verdict == TokenCodes.Verdict.UNABLE) {
                throw denied("MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA"
                        + " serial number is valid and associated with this user.");
            }
        }

        private static OperationFailed denied(String message) {
            return new OperationFailed(ErrorCode.ACCESS_DENIED, message);
        }
    }
}
