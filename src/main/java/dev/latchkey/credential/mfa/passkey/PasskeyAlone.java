package dev.latchkey.credential.mfa.passkey;

import dev.latchkey.operation.Principal;
import dev.latchkey.secret.SecretText;
import dev.latchkey.signin.PasskeyFactor;
import dev.latchkey.web.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** A passkey as the only thing that somebody signs in with. */
@ApplicationScoped
class PasskeyAlone implements PasskeyFactor {
    private final PasskeyProofs proofs;
    private final Visit visit;

    PasskeyAlone(PasskeyProofs proofs, Visit visit) {
        this.proofs = proofs;
        this.visit = visit;
    }

    @Override
    public String question() {
        return proofs.question(scope(), null);
    }

    @Override
    public Look look(SecretText answer) {
        PasskeyProofs.Looked looked = proofs.look(answer, scope(), null);
        return looked instanceof PasskeyProofs.Looked.Proved proved
                ? new Look(Optional.of(new Used(proved)), "")
                : new Look(Optional.empty(), ((PasskeyProofs.Looked.Refused) looked).sentence());
    }

    private CeremonyScope scope() {
        return CeremonyScope.of(Ceremony.SIGN_IN, visit);
    }

    /** The proof. */
    private final class Used implements Proof {
        private final PasskeyProofs.Looked.Proved proved;

        Used(PasskeyProofs.Looked.Proved proved) {
            this.proved = proved;
        }

        @Override
        public Principal.User user() {
            return proved.passkey().owner();
        }

        @Override
        public String serialNumber() {
            return proved.passkey().serialNumber();
        }

        @Override
        public boolean use() {
            return proofs.use(proved);
        }
    }
}
