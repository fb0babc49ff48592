package dev.latchkey.permission;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/**
 * Finds out what another text of a policy would change for one user who holds it. Changes nothing.
 *
 * @param holder the user, read in this transaction
 * @param flag whether the account lets users change their own password
 */
record PreviewPolicyChange(PolicyHolder holder, PolicyChange change, boolean flag) implements Operation<List<Flip>> {

    @Override
    public String action() {
        return "iam:SimulatePrincipalPolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.AlreadyRead(holder.resource());
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Asks the engine. */
    @ApplicationScoped
    static class Handler implements OperationHandler<PreviewPolicyChange, List<Flip>> {

        private final Clock clock;

        Handler(Clock clock) {
            this.clock = clock;
        }

        @Override
        public Class<PreviewPolicyChange> operation() {
            return PreviewPolicyChange.class;
        }

        @Override
        public List<Flip> handle(Permit permit, PreviewPolicyChange operation) {
            return operation
                    .change()
                    .flips(operation.holder(), operation.flag(), permit.caller().origin(), clock.instant());
        }
    }
}
