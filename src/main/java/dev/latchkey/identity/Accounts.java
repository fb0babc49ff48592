package dev.latchkey.identity;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationFailed.FieldProblem;
import dev.latchkey.platform.Ascii;
import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.RandomSource;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The accounts as a whole. Stands outside the door: nobody is in an account yet who could be asked for permission, so
 * only the first set-up, the demo data and signing in come here.
 */
@ApplicationScoped
public class Accounts {

    private static final int CANONICAL_USER_ID_BYTES = 32;
    private static final int ID_DIGITS = 12;

    private final AccountRepository accounts;
    private final RandomSource random;
    private final Transactions transactions;
    private final Clock clock;

    Accounts(AccountRepository accounts, RandomSource random, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.random = random;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Opens an account with nothing in it.
     *
     * @throws OperationFailed ValidationError for what is no account id, EntityAlreadyExists if id or alias is taken
     */
    public AccountMetadata open(String accountId, Optional<AccountAlias> alias) {
        if (!isAccountId(accountId)) {
            throw new OperationFailed(
                    ErrorCode.VALIDATION_ERROR,
                    "1 validation error detected: Value '" + accountId + "' at 'accountId' failed to satisfy"
                            + " constraint: Member must satisfy regular expression pattern: ^[0-9]{12}$",
                    List.of(new FieldProblem("accountId", "Use 12 digits.")));
        }
        return transactions.write(() -> {
            requireFree(accountId, alias);
            Account account = new Account(
                    accountId, alias.map(AccountAlias::text).orElse(null), newCanonicalUserId(), clock.instant());
            accounts.persistAndFlush(account);
            return AccountMetadata.of(account);
        });
    }

    /** The account of that id or alias, ignoring the case of an alias. */
    public Optional<AccountMetadata> find(String idOrAlias) {
        return transactions.read(() -> (isAccountId(idOrAlias)
                        ? accounts.findByIdOptional(idOrAlias)
                        : accounts.withAlias(Ascii.lower(idOrAlias)))
                .map(AccountMetadata::of));
    }

    /** Whether there is any account: a database without one waits for its first set-up. */
    public boolean anyExists() {
        return transactions.read(() -> accounts.findAll().firstResultOptional().isPresent());
    }

    /** The ids of all accounts, in their order. */
    public List<String> ids() {
        return transactions.read(() -> accounts.listAll(Sort.by("accountId")).stream()
                .map(account -> account.accountId)
                .toList());
    }

    private void requireFree(String accountId, Optional<AccountAlias> alias) {
        if (accounts.findByIdOptional(accountId).isPresent()) {
            throw new OperationFailed(
                    ErrorCode.ENTITY_ALREADY_EXISTS,
                    "The account " + accountId + " already exists.",
                    List.of(new FieldProblem("accountId", "This account id is taken. Choose another.")));
        }
        if (alias.flatMap(taken -> accounts.withAlias(taken.text())).isPresent()) {
            throw AccountAlias.taken(alias.get().text());
        }
    }

    private String newCanonicalUserId() {
        return HexFormat.of().formatHex(random.bytes(CANONICAL_USER_ID_BYTES));
    }

    private static boolean isAccountId(String text) {
        return text.length() == ID_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
