package dev.latchkey.identity;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lists the aliases of the account: one, or none. */
public record ListAccountAliases() implements Operation<List<String>> {

    @Override
    public String action() {
        return "iam:ListAccountAliases";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads the column. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListAccountAliases, List<String>> {

        private final AccountRepository accounts;

        Handler(AccountRepository accounts) {
            this.accounts = accounts;
        }

        @Override
        public Class<ListAccountAliases> operation() {
            return ListAccountAliases.class;
        }

        @Override
        public List<String> handle(Permit permit, ListAccountAliases operation) {
            return accounts.findByIdOptional(permit.accountId())
                    .map(AccountMetadata::of)
                    .flatMap(AccountMetadata::alias)
                    .map(List::of)
                    .orElse(List.of());
        }
    }
}
