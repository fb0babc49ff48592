package dev.latchkey.credential.mfa.hardware;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Lists imported tokens, for whoever may import them.
 *
 * @param search what their serial numbers contain; empty for all
 */
record ListHardwareTokens(String search) implements Operation<List<HardwareTokens.HardwareToken>> {

    @Override
    public String action() {
        return ImportHardwareTokens.ACTION;
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads the rows. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListHardwareTokens, List<HardwareTokens.HardwareToken>> {

        private final HardwareTokens tokens;

        Handler(HardwareTokens tokens) {
            this.tokens = tokens;
        }

        @Override
        public Class<ListHardwareTokens> operation() {
            return ListHardwareTokens.class;
        }

        @Override
        public List<HardwareTokens.HardwareToken> handle(Permit permit, ListHardwareTokens operation) {
            return tokens.of(permit.accountId(), operation.search());
        }
    }
}
