package dev.latchkey.identity;

import dev.latchkey.platform.Ascii;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The stored users. */
@ApplicationScoped
class UserRepository implements PanacheRepositoryBase<User, String> {

    /** The user of that name, ignoring case. */
    Optional<User> named(String accountId, String name) {
        return find("accountId = ?1 and userNameKey = ?2", accountId, Ascii.lower(name))
                .firstResultOptional();
    }

    long countIn(String accountId) {
        return count("accountId", accountId);
    }
}
