package dev.latchkey.account;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.permission.PolicyHolders;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Asks to preview an effect on the users of the account, and answers how many there are. Which of them are evaluated is
 * decided for each by itself; this decides whether the button is open, as for users at the root path.
 */
public record StartEffectPreview() implements Operation<Long> {

    @Override
    public String action() {
        return "iam:SimulatePrincipalPolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Collection("user", "/");
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Counts. */
    @ApplicationScoped
    static class Handler implements OperationHandler<StartEffectPreview, Long> {

        private final PolicyHolders users;

        Handler(PolicyHolders users) {
            this.users = users;
        }

        @Override
        public Class<StartEffectPreview> operation() {
            return StartEffectPreview.class;
        }

        @Override
        public Long handle(Permit permit, StartEffectPreview operation) {
            return users.count(permit.accountId());
        }
    }
}
