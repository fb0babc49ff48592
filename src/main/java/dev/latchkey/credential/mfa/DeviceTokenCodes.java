package dev.latchkey.credential.mfa;

import dev.latchkey.credential.TokenCodes;
import dev.latchkey.operation.Principal;
import dev.latchkey.secret.SecretText;
import dev.latchkey.signin.SecondFactors;
import jakarta.inject.Singleton;

/** Codes that come with a signed call: counted, used up and paused like those that are typed into a page. */
@Singleton
class DeviceTokenCodes implements TokenCodes {
    private final SecondFactors factors;

    DeviceTokenCodes(SecondFactors factors) {
        this.factors = factors;
    }

    @Override
    public Verdict check(Principal.User user, String serialNumber, String code) {
        return switch (factors.check(user, serialNumber, SecretText.of(code))) {
            case RIGHT -> Verdict.RIGHT;
            case WRONG -> Verdict.WRONG;
            case PAUSED, UNKNOWN -> Verdict.UNABLE;
        };
    }
}
