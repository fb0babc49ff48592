package dev.latchkey.identity;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lists the aliases of the account: one, or none. */
public record ListAccountAliases(Page page) implements Operation<Paged<String>> {

    /** All of them. */
    public ListAccountAliases() {
        this(Page.FIRST);
    }

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
    static class Handler implements OperationHandler<ListAccountAliases, Paged<String>> {

        private final AccountRepository accounts;

        Handler(AccountRepository accounts) {
            this.accounts = accounts;
        }

        @Override
        public Class<ListAccountAliases> operation() {
            return ListAccountAliases.class;
        }

        @Override
        public Paged<String> handle(Permit permit, ListAccountAliases operation) {
            List<String> aliases = accounts.findByIdOptional(permit.accountId())
                    .map(AccountMetadata::of)
                    .flatMap(AccountMetadata::alias)
                    .map(List::of)
                    .orElse(List.of());
            return Paged.whole(aliases);
        }
    }
}
