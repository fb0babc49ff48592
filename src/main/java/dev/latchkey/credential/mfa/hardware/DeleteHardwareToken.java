package dev.latchkey.credential.mfa.hardware;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes an imported token out of stock, seed and all, for whoever may import them; not one that somebody has. */
record DeleteHardwareToken(String deviceId) implements Operation<Boolean> {

    @Override
    public String action() {
        return ImportHardwareTokens.ACTION;
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    /** Deletes the row. */
    @ApplicationScoped
    static class Handler implements OperationHandler<DeleteHardwareToken, Boolean> {

        private final HardwareTokens tokens;

        Handler(HardwareTokens tokens) {
            this.tokens = tokens;
        }

        @Override
        public Class<DeleteHardwareToken> operation() {
            return DeleteHardwareToken.class;
        }

        @Override
        public Boolean handle(Permit permit, DeleteHardwareToken operation) {
            if (!tokens.delete(permit.accountId(), operation.deviceId())) {
                throw new OperationFailed(
                        ErrorCode.DELETE_CONFLICT, "The token is assigned to a user, or is gone already.");
            }
            return true;
        }
    }
}
