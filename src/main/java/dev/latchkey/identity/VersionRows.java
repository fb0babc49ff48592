package dev.latchkey.identity;

import dev.latchkey.operation.AuthorizationVersions;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.SeenVersions;
import dev.latchkey.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The version columns of accounts and users. */
@ApplicationScoped
class VersionRows implements AuthorizationVersions {

    private final Session session;
    private final Sql sql;

    VersionRows(Session session, Sql sql) {
        this.session = session;
        this.sql = sql;
    }

    @Override
    public @Nullable SeenVersions of(Principal principal) {
        return sql.first(
                        """
            select a.authorization_version as account_version, u.authorization_version as user_version
              from iam_user u join account a on a.account_id = u.account_id
             where u.user_id = ?
            """,
                        row -> new SeenVersions(row.bigNumber("account_version"), row.bigNumber("user_version")),
                        principal.uniqueId())
                .orElse(null);
    }

    @Override
    public void takeTurn(String accountId) {
        sql.first(
                "select pg_advisory_xact_lock(hashtextextended('administration of ' || ?, 0)) is null as waited",
                row -> row.flag("waited"),
                accountId);
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
