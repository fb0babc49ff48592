package dev.latchkey.identity;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.exception.ConstraintViolationException;

/** Gives the account an alias in place of the one it had. */
public record CreateAccountAlias(AccountAlias accountAlias) implements Operation<Boolean> {

    /** One to ask the door about before anything was typed: what is decided does not hang on the alias. */
    public static final CreateAccountAlias ANY = new CreateAccountAlias(new AccountAlias("any-alias"));

    @Override
    public String action() {
        return "iam:CreateAccountAlias";
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

    /** Writes the alias, unless somebody has it. */
    @ApplicationScoped
    static class Handler implements OperationHandler<CreateAccountAlias, Boolean> {

        private final AccountRepository accounts;

        Handler(AccountRepository accounts) {
            this.accounts = accounts;
        }

        @Override
        public Class<CreateAccountAlias> operation() {
            return CreateAccountAlias.class;
        }

        @Override
        public Boolean handle(Permit permit, CreateAccountAlias operation) {
            String alias = operation.accountAlias().text();
            boolean taken = accounts.withAlias(alias)
                    .filter(account -> !account.accountId.equals(permit.accountId()))
                    .isPresent();
            if (taken) {
                throw AccountAlias.taken(alias);
            }
            try {
                accounts.changeAlias(permit.accountId(), alias);
                return true;
            } catch (ConstraintViolationException e) {
                // Two accounts asked at the same moment, and the other one was first.
                throw AccountAlias.taken(alias);
            }
        }
    }
}
