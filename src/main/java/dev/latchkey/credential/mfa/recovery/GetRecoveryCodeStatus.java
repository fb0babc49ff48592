package dev.latchkey.credential.mfa.recovery;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads how many recovery codes the caller has left; they are listed with the devices, by whoever may list these. */
public record GetRecoveryCodeStatus() implements Operation<RecoveryCodeStatus> {

    @Override
    public String action() {
        return "iam:ListMFADevices";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.OwnUser();
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Counts the rows. */
    @ApplicationScoped
    static class Handler implements OperationHandler<GetRecoveryCodeStatus, RecoveryCodeStatus> {

        private final RecoveryCodes codes;

        Handler(RecoveryCodes codes) {
            this.codes = codes;
        }

        @Override
        public Class<GetRecoveryCodeStatus> operation() {
            return GetRecoveryCodeStatus.class;
        }

        @Override
        public RecoveryCodeStatus handle(Permit permit, GetRecoveryCodeStatus operation) {
            return codes.statusOf(permit.caller().user().userId());
        }
    }
}
