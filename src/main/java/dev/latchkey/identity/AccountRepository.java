package dev.latchkey.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored accounts. */
@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<Account, String> {

    Optional<Account> withAlias(String alias) {
        return find("alias", alias).firstResultOptional();
    }

    void changeAlias(String accountId, @Nullable String alias) {
        getSession()
                .createNativeMutationQuery(
                        "update account set alias = cast(:alias as text) where account_id = :account")
                .setParameter("alias", alias)
                .setParameter("account", accountId)
                .executeUpdate();
    }
}
