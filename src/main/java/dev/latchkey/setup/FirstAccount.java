package dev.latchkey.setup;

import dev.latchkey.credential.accesskey.AdoptAccessKey;
import dev.latchkey.credential.password.CreateLoginProfile;
import dev.latchkey.identity.AccountAlias;
import dev.latchkey.identity.Accounts;
import dev.latchkey.identity.CreateUser;
import dev.latchkey.identity.Path;
import dev.latchkey.identity.UserMetadata;
import dev.latchkey.identity.UserName;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.Operations;
import dev.latchkey.permission.AttachUserPolicy;
import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.SecretText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Makes an account and its administrator, both or neither. */
@ApplicationScoped
class FirstAccount {

    private static final String ADMINISTRATOR_ACCESS = "arn:aws:iam::aws:policy/AdministratorAccess";

    private final Accounts accounts;
    private final Operations operations;
    private final Transactions transactions;

    FirstAccount(Accounts accounts, Operations operations, Transactions transactions) {
        this.accounts = accounts;
        this.operations = operations;
        this.transactions = transactions;
    }

    /** An access key whose values the operator chose. */
    record GivenKey(String accessKeyId, SecretText secretAccessKey) {}

    /**
     * Makes both.
     *
     * @return the administrator
     * @throws dev.latchkey.operation.OperationFailed for a name, alias, password or access key that cannot be used
     */
    UserMetadata create(
            String accountId,
            Optional<AccountAlias> alias,
            UserName administrator,
            SecretText password,
            Optional<GivenKey> accessKey) {
        return transactions.write(() -> {
            accounts.open(accountId, alias);
            Caller host = HostCaller.of(accountId, "setup");
            UserMetadata user = operations.perform(host, new CreateUser(Path.ROOT, administrator));
            operations.perform(host, new CreateLoginProfile(administrator.text(), password, false));
            operations.perform(host, new AttachUserPolicy(administrator.text(), ADMINISTRATOR_ACCESS));
            accessKey.ifPresent(key -> operations.perform(
                    host, new AdoptAccessKey(administrator.text(), key.accessKeyId(), key.secretAccessKey())));
            return user;
        });
    }
}
