package dev.latchkey.account;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The stored password policies. */
@ApplicationScoped
class PasswordPolicyRepository implements PanacheRepositoryBase<StoredPasswordPolicy, String> {

    EffectivePasswordPolicy inForce(String accountId) {
        return Optional.ofNullable(findById(accountId))
                .map(stored -> new EffectivePasswordPolicy(stored.policy(), stored.rowVersion))
                .orElse(EffectivePasswordPolicy.IAM_DEFAULT);
    }

    /**
     * The version that the account's decisions had reached by now: the door raises it before a policy is written, so it
     * is new each time and serves as the policy's own.
     */
    long nextVersion(String accountId) {
        return (Long) getEntityManager()
                .createNativeQuery("select authorization_version from account where account_id = :account", Long.class)
                .setParameter("account", accountId)
                .getSingleResult();
    }

    /** IAM's words for an account without a policy of its own. */
    static OperationFailed missing(String accountId) {
        return new OperationFailed(
                ErrorCode.NO_SUCH_ENTITY, "The Password Policy with domain name " + accountId + " cannot be found.");
    }
}
