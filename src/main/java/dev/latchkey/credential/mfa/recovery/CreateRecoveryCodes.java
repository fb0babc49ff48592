package dev.latchkey.credential.mfa.recovery;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.PreparedOperationHandler;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.SecretText;
import dev.latchkey.signin.SlowHashes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a new set of recovery codes for the caller; the old one ends. Answers the codes, which nobody sees again. */
public record CreateRecoveryCodes() implements Operation<List<SecretText>> {
    static final int COUNT = 10;

    @Override
    public String action() {
        return "iam:EnableMFADevice";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.OwnUser();
    }

    @Override
    public boolean needsFreshProof() {
        return true;
    }

    /** Hashes before the transaction, stores in it. */
    @ApplicationScoped
    static class Handler
            implements PreparedOperationHandler<CreateRecoveryCodes, List<RecoveryCodes.Hashed>, List<SecretText>> {

        private final RecoveryCodes codes;
        private final SlowHashes hashes;
        private final RandomSource random;
        private final Clock clock;

        Handler(RecoveryCodes codes, SlowHashes hashes, RandomSource random, Clock clock) {
            this.codes = codes;
            this.hashes = hashes;
            this.random = random;
            this.clock = clock;
        }

        @Override
        public Class<CreateRecoveryCodes> operation() {
            return CreateRecoveryCodes.class;
        }

        @Override
        public List<RecoveryCodes.Hashed> prepare(Permit permit, CreateRecoveryCodes operation) {
            Map<String, RecoveryCode> made = new LinkedHashMap<>();
            while (made.size() < COUNT) {
                RecoveryCode code = RecoveryCode.random(random);
                made.putIfAbsent(code.selector(), code);
            }
            return made.values().stream()
                    .map(code -> new RecoveryCodes.Hashed(code, hashes.hash(code.secret())))
                    .toList();
        }

        @Override
        public List<SecretText> handle(
                Permit permit, CreateRecoveryCodes operation, List<RecoveryCodes.Hashed> hashed) {
            codes.replace(permit.caller().user().userId(), hashed, clock.instant());
            return hashed.stream().map(each -> each.code().written()).toList();
        }
    }
}
