package dev.latchkey.identity;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes the alias from the account; NoSuchEntity where that is not its alias. */
public record DeleteAccountAlias(
        @Text(TextShape.ACCOUNT_ALIAS) String accountAlias) implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:DeleteAccountAlias";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    /** No decision changes; but the account's row is written, so its stronger lock is taken from the start. */
    @Override
    public Outdates outdates() {
        return Outdates.wholeAccount();
    }

    /** Clears the column. */
    @ApplicationScoped
    static class Handler implements OperationHandler<DeleteAccountAlias, Boolean> {

        private final AccountRepository accounts;

        Handler(AccountRepository accounts) {
            this.accounts = accounts;
        }

        @Override
        public Class<DeleteAccountAlias> operation() {
            return DeleteAccountAlias.class;
        }

        @Override
        public Boolean handle(Permit permit, DeleteAccountAlias operation) {
            String alias = operation.accountAlias();
            boolean own = accounts.withAlias(alias)
                    .filter(account -> account.accountId.equals(permit.accountId()))
                    .isPresent();
            if (!own) {
                throw new OperationFailed(
                        ErrorCode.NO_SUCH_ENTITY, "The account alias with name " + alias + " cannot be found.");
            }
            accounts.changeAlias(permit.accountId(), null);
            return true;
        }
    }
}
