package dev.latchkey.benchmark.portal;

import dev.latchkey.support.PortalData;
import dev.latchkey.support.World;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** So many users in accounts of a thousand, each with a password and, through a group, the published policy without MFA. */
final class DataSet {

    /** The account that the portal makes at its first start, by its settings. */
    static final String ACCOUNT = "900000000000";

    static final String ADMINISTRATOR = "dana";

    static final String PASSWORD = "Quiet-Otter-Lantern-7";

    private static final int USERS_AN_ACCOUNT = 1000;

    private final PortalData data;
    private final int users;

    DataSet(PortalData data, int users) {
        this.data = data;
        this.users = users;
    }

    /** The account of a user, by the user's number. */
    static String accountOf(int user) {
        return String.format("1%011d", user / USERS_AN_ACCOUNT);
    }

    static String nameOf(int user) {
        return "user-" + user;
    }

    /** Fills the tables as the role that owns them: everybody has the administrator's password, and so the same hash. */
    void fill() throws SQLException {
        try (Connection connection = data.asOwner();
                Statement statement = connection.createStatement()) {
            int accounts = (users + USERS_AN_ACCOUNT - 1) / USERS_AN_ACCOUNT;
            statement.execute(
                    "create function unique_id(kind text, number bigint) returns text immutable language sql as $$"
                            + " select kind || translate(lpad(number::text, 17, '0'), '0123456789', 'ABCDEFGHIJ') $$");
            statement.execute("insert into account (account_id, canonical_user_id, created_at)"
                    + " select '1' || lpad(n::text, 11, '0'), encode(sha256(n::text::bytea), 'hex'), now()"
                    + " from generate_series(0, " + (accounts - 1) + ") n");
            statement.execute("insert into iam_user (user_id, account_id, path, user_name, user_name_key, created_at)"
                    + " select unique_id('AIDA', n), '1' || lpad((n / " + USERS_AN_ACCOUNT + ")::text, 11, '0'), '/',"
                    + " 'user-' || n, 'user-' || n, now() from generate_series(0, " + (users - 1) + ") n");
            statement.execute("insert into login_profile (user_id, password_hash, password_changed_at, reset_required,"
                    + " created_at) select unique_id('AIDA', n), (select password_hash from login_profile limit 1), now(),"
                    + " false, now() from generate_series(0, " + (users - 1) + ") n");
            addGroups(statement, accounts);
            statement.execute("drop function unique_id");
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    private void addGroups(Statement statement, int accounts) throws SQLException {
        String all = " from generate_series(0, " + (accounts - 1) + ") n";
        String document = policy().replace("'", "''");
        statement.execute("insert into iam_group (group_id, account_id, path, group_name, group_name_key, created_at)"
                + " select unique_id('AGPA', n), '1' || lpad(n::text, 11, '0'), '/', 'Staff', 'staff', now()" + all);
        statement.execute("begin");
        statement.execute("insert into managed_policy (policy_id, owner, path, policy_name, policy_name_key,"
                + " default_version, last_version, created_at, updated_at) select unique_id('ANPA', n),"
                + " '1' || lpad(n::text, 11, '0'), '/', 'Staff', 'staff', 1, 1, now(), now()" + all);
        statement.execute("insert into managed_policy_version (policy_id, version, document, document_hash, created_at)"
                + " select unique_id('ANPA', n), 1, '" + document + "',"
                + " encode(sha256('" + document + "'::bytea), 'hex'), now()" + all);
        statement.execute("commit");
        statement.execute("insert into group_policy_attachment (group_id, policy_id, attached_at)"
                + " select unique_id('AGPA', n), unique_id('ANPA', n), now()" + all);
        statement.execute("insert into group_membership (user_id, group_id, added_at) select unique_id('AIDA', n),"
                + " unique_id('AGPA', n / " + USERS_AN_ACCOUNT + "), now() from generate_series(0, " + (users - 1)
                + ") n");
    }

    private static String policy() {
        return World.published("ManageOwnCredentialsNoMFA", ACCOUNT);
    }
}
