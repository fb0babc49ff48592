package dev.latchkey.identity;

import dev.latchkey.platform.Ascii;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
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

    Map<String, String> tagsOf(String userId) {
        Map<String, String> tags = new HashMap<>();
        for (Object[] row : getSession()
                .createNativeQuery("select tag_key, tag_value from user_tag where user_id = :user", Object[].class)
                .setParameter("user", userId)
                .getResultList()) {
            tags.put((String) row[0], (String) row[1]);
        }
        return tags;
    }
}
