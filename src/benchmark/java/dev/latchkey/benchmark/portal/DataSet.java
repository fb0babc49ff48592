package dev.latchkey.benchmark.portal;

import dev.latchkey.support.PortalData;
import dev.latchkey.support.World;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * So many users in accounts of a thousand, each with a password and, through a group, a published policy: those with an even
 * number may change their password and nothing else, the others may manage every credential without MFA.
 */
final class DataSet {

    /** The account that the portal makes at its first start, by its settings. */
    static final String ACCOUNT = "900000000000";

    static final String ADMINISTRATOR = "dana";

    static final String PASSWORD = "Quiet-Otter-Lantern-7";

    /** The policy of a user, by the user's number modulo their number. */
    private static final List<String> POLICIES = List.of("ManageOwnPasswordOnly", "ManageOwnCredentialsNoMFA");

    private static final int USERS_AN_ACCOUNT = 1000;

    /** How many users of {@link #ACCOUNT} may add an MFA device: half of them an app, half a passkey. */
    static final int WITH_MFA = 320;

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

    /** One of those who may add an MFA device. */
    static String nameWithMfa(int number) {
        return "mfa-" + number;
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
            addUsersWithMfa(statement);
            statement.execute("drop function unique_id");
            statement.execute("vacuum analyze");
        }
    }

    private void addGroups(Statement statement, int accounts) throws SQLException {
        for (int kind = 0; kind < POLICIES.size(); kind++) {
            addGroup(statement, accounts, kind);
        }
        statement.execute("insert into group_membership (user_id, group_id, added_at) select unique_id('AIDA', n),"
                + " unique_id('AGPA', (n / " + USERS_AN_ACCOUNT + ") * " + POLICIES.size() + " + n % " + POLICIES.size()
                + "), now() from generate_series(0, " + (users - 1) + ") n");
    }

    private static void addUsersWithMfa(Statement statement) throws SQLException {
        String all = " from generate_series(0, " + (WITH_MFA - 1) + ") n";
        String id = "unique_id('AIDA', 1000000000 + n)";
        String document =
                World.published("ManageOwnCredentialsWithMFA", ACCOUNT).replace("'", "''");
        statement.execute(
                "insert into iam_user (user_id, account_id, path, user_name, user_name_key, created_at) select " + id
                        + ", '" + ACCOUNT + "', '/', 'mfa-' || n, 'mfa-' || n, now()" + all);
        statement.execute("insert into login_profile (user_id, password_hash, password_changed_at, reset_required,"
                + " created_at) select " + id
                + ", (select password_hash from login_profile limit 1), now(), false, now()"
                + all);
        statement.execute(
                "insert into user_inline_policy (user_id, policy_name, policy_name_key, document, document_hash,"
                        + " updated_at)"
                        + " select " + id + ", 'mfa', 'mfa', '" + document + "', encode(sha256('" + document
                        + "'::bytea), 'hex'), now()" + all);
    }

    private static void addGroup(Statement statement, int accounts, int kind) throws SQLException {
        String all = " from generate_series(0, " + (accounts - 1) + ") n";
        String id = "n * " + POLICIES.size() + " + " + kind;
        String name = POLICIES.get(kind);
        String document = World.published(name, ACCOUNT).replace("'", "''");
        statement.execute("insert into iam_group (group_id, account_id, path, group_name, group_name_key, created_at)"
                + " select unique_id('AGPA', " + id + "), '1' || lpad(n::text, 11, '0'), '/', '" + name + "', lower('"
                + name
                + "'), now()" + all);
        statement.execute("begin");
        statement.execute("insert into managed_policy (policy_id, owner, path, policy_name, policy_name_key,"
                + " default_version, last_version, created_at, updated_at) select unique_id('ANPA', " + id
                + "), '1' || lpad(n::text, 11, '0'), '/', '" + name + "', lower('" + name + "'), 1, 1, now(), now()"
                + all);
        statement.execute("insert into managed_policy_version (policy_id, version, document, document_hash, created_at)"
                + " select unique_id('ANPA', " + id + "), 1, '" + document + "',"
                + " encode(sha256('" + document + "'::bytea), 'hex'), now()" + all);
        statement.execute("commit");
        statement.execute("insert into group_policy_attachment (group_id, policy_id, attached_at)"
                + " select unique_id('AGPA', " + id + "), unique_id('ANPA', " + id + "), now()" + all);
    }
}
