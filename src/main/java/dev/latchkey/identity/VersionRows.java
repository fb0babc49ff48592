package dev.latchkey.identity;

import dev.latchkey.operation.AuthorizationVersions;
import dev.latchkey.operation.Principal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hibernate.Session;

/** The version columns of accounts and users. */
@ApplicationScoped
class VersionRows implements AuthorizationVersions {

    private final Session session;

    VersionRows(Session session) {
        this.session = session;
    }

    @Override
    public void lock(Principal caller, boolean raiseAccount, SortedSet<String> raiseUsers) {
        lockAccount(caller.accountId(), raiseAccount);
        SortedSet<String> users = new TreeSet<>(raiseUsers);
        if (caller instanceof Principal.User user) {
            users.add(user.userId());
        }
        for (String userId : users) {
            lockUser(userId, raiseUsers.contains(userId));
        }
    }

    private void lockAccount(String accountId, boolean raise) {
        if (raise) {
            session.createNativeMutationQuery("update account set authorization_version = authorization_version + 1"
                            + " where account_id = :account")
                    .setParameter("account", accountId)
                    .executeUpdate();
        } else {
            session.createNativeQuery(
                            "select authorization_version from account where account_id = :account for share",
                            Long.class)
                    .setParameter("account", accountId)
                    .getResultList();
        }
    }

    private void lockUser(String userId, boolean raise) {
        if (raise) {
            session.createNativeMutationQuery("update iam_user set authorization_version = authorization_version + 1"
                            + " where user_id = :user")
                    .setParameter("user", userId)
                    .executeUpdate();
        } else {
            session.createNativeQuery(
                            "select authorization_version from iam_user where user_id = :user for share", Long.class)
                    .setParameter("user", userId)
                    .getResultList();
        }
    }
}
