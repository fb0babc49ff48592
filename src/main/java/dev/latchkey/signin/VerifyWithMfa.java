package dev.latchkey.signin;

import dev.latchkey.policy.explanation.WayOut;
import dev.latchkey.web.NextPath;
import dev.latchkey.web.ReasonWayOut;
import jakarta.inject.Singleton;

/** What needs MFA is opened by proving it in place. */
@Singleton
class VerifyWithMfa implements ReasonWayOut {

    @Override
    public WayOut wayOut() {
        return WayOut.VERIFY_WITH_MFA;
    }

    @Override
    public String label() {
        return "Verify with MFA";
    }

    @Override
    public String href(NextPath from) {
        return new ProofWanted(ProofWanted.MFA, from).address();
    }
}
