package dev.latchkey.setup;

import dev.latchkey.audit.HostTrail;
import dev.latchkey.operation.AuditEvent;
import dev.latchkey.platform.HostCommand;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.Sha256;
import dev.latchkey.signin.ThrottleLanes;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Gives somebody back their way in, on the host: lists who has MFA devices, removes a user's, forgets counted failures,
 * or makes a one-time link. Each leaves a row in the trail with the name of the operating system's user; none changes a
 * policy.
 */
public final class Recovery implements HostCommand {
    private static final int TOKEN_BYTES = 32;

    @Override
    public String name() {
        return "recover";
    }

    @Override
    public List<String> usage() {
        return List.of(
                "recover list ACCOUNT                  who has MFA devices, and who is paused",
                "recover clear-factors ACCOUNT USER    removes the user's MFA devices and recovery codes and ends their sessions",
                "recover clear-throttle ACCOUNT USER   forgets the user's wrong passwords and codes",
                "recover sign-in-link ACCOUNT USER     makes a link that signs the user in once, within an hour",
                "ACCOUNT is an account's id or alias");
    }

    @Override
    public Answer run(List<String> arguments, Host host) throws SQLException {
        Rows rows = new Rows(host);
        if (arguments.size() == 2 && arguments.get(0).equals("list")) {
            return Answer.done(list(rows, arguments.get(1)));
        }
        if (arguments.size() != 3) {
            return Answer.MISUSED;
        }
        String account = arguments.get(1);
        String user = arguments.get(2);
        return switch (arguments.get(0)) {
            case "clear-factors" -> Answer.done(clearFactors(rows, account, user));
            case "clear-throttle" -> Answer.done(clearThrottle(rows, account, user));
            case "sign-in-link" -> Answer.done(signInLink(rows, account, user, host.baseUrl()));
            default -> Answer.MISUSED;
        };
    }

    private static List<String> list(Rows rows, String account) throws SQLException {
        String accountId =
                rows
                        .texts("select account_id from account where account_id = ? or alias = ?", account, account)
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> new SQLException("there is no account `" + account + "`"));
        List<String> lines = rows.texts("""
                select u.user_name || '  ' || count(d.device_id) || ' MFA device(s)  ' ||
                       coalesce(string_agg(d.kind || ' ' || d.label, ', ' order by d.label), '')
                  from iam_user u
                  left join mfa_device d on d.user_id = u.user_id
                 where u.account_id = ?
                 group by u.user_id, u.user_name order by u.user_name
                """, accountId);
        rows.audit("host:ListFactors", accountId, null, "*");
        return lines.isEmpty() ? List.of("there is nobody in account `" + account + "`") : lines;
    }

    private static List<String> clearFactors(Rows rows, String account, String name) throws SQLException {
        Found user = rows.user(account, name);
        int removed = rows.change("delete from mfa_device where user_id = ? and kind <> 'hardware'", user.userId());
        removed +=
                rows.change("update mfa_device set user_id = null, enabled_at = null where user_id = ?", user.userId());
        rows.change("delete from recovery_code where user_id = ?", user.userId());
        rows.change("delete from pending_sign_in where user_id = ?", user.userId());
        int sessions = rows.change("delete from web_session where user_id = ?", user.userId());
        rows.change(
                "update iam_user set authorization_version = authorization_version + 1 where user_id = ?",
                user.userId());
        rows.audit("host:ClearFactors", user.accountId(), user, user.arn());
        return List.of(removed + " MFA device(s) of " + user.name() + " removed with their recovery codes, " + sessions
                + " session(s) ended");
    }

    private static List<String> clearThrottle(Rows rows, String account, String name) throws SQLException {
        Found user = rows.user(account, name);
        int cleared = 0;
        for (byte[] lane : ThrottleLanes.of(user.userId(), rows.devices(user.userId()))) {
            cleared += rows.change("delete from throttle_lane where lane = ?", lane);
        }
        rows.audit("host:ClearThrottle", user.accountId(), user, user.arn());
        return List.of(cleared + " count(s) of failures of " + user.name() + " forgotten");
    }

    private static List<String> signInLink(Rows rows, String account, String name, String baseUrl) throws SQLException {
        Found user = rows.user(account, name);
        String token = new RandomSource().token(TOKEN_BYTES);
        rows.change("delete from sign_in_link where user_id = ?", user.userId());
        rows.change(
                "insert into sign_in_link (token_hash, user_id, created_at, expires_at)"
                        + " values (?, ?, now(), now() + interval '1 hour')",
                Sha256.of(token),
                user.userId());
        rows.audit("host:IssueSignInLink", user.accountId(), user, user.arn());
        return List.of(
                "Within an hour, this link signs " + user.name() + " in once; an MFA device is asked for all the same:",
                baseUrl + "/signin/link?token=" + token);
    }

    /** A user as the command found it. */
    private record Found(String accountId, String userId, String path, String name) {

        String arn() {
            return "arn:aws:iam::" + accountId + ":user" + path + name;
        }
    }

    /** What the command does to the database. */
    private record Rows(Host host) {

        Found user(String account, String name) throws SQLException {
            try (PreparedStatement query = host.database().prepareStatement("""
                    select u.account_id, u.user_id, u.path, u.user_name from iam_user u
                      join account a on a.account_id = u.account_id
                     where (a.account_id = ? or a.alias = ?) and u.user_name_key = ?
                    """)) {
                query.setString(1, account);
                query.setString(2, account);
                query.setString(3, name.toLowerCase(Locale.ROOT));
                try (ResultSet result = query.executeQuery()) {
                    if (!result.next()) {
                        throw new SQLException("there is no user `" + name + "` in account `" + account + "`");
                    }
                    return new Found(
                            result.getString(1), result.getString(2), result.getString(3), result.getString(4));
                }
            }
        }

        List<byte[]> devices(String userId) throws SQLException {
            List<byte[]> devices = new ArrayList<>();
            try (PreparedStatement query =
                    host.database().prepareStatement("select id_hash from known_device where user_id = ?")) {
                query.setString(1, userId);
                try (ResultSet result = query.executeQuery()) {
                    while (result.next()) {
                        devices.add(result.getBytes(1));
                    }
                }
            }
            return devices;
        }

        List<String> texts(String sql, String... values) throws SQLException {
            List<String> rows = new ArrayList<>();
            try (PreparedStatement query = host.database().prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    query.setString(i + 1, values[i]);
                }
                try (ResultSet result = query.executeQuery()) {
                    while (result.next()) {
                        rows.add(result.getString(1));
                    }
                }
            }
            return rows;
        }

        int change(String sql, Object... values) throws SQLException {
            try (PreparedStatement change = host.database().prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    change.setObject(i + 1, values[i]);
                }
                return change.executeUpdate();
            }
        }

        void audit(String action, String account, @Nullable Found user, String resource) throws SQLException {
            String accountId = user == null
                    ? texts("select account_id from account where account_id = ? or alias = ?", account, account)
                            .stream()
                            .findFirst()
                            .orElse(account)
                    : user.accountId();
            String osUser = System.getProperty("user.name", "unknown");
            HostTrail.add(
                    host,
                    AuditEvent.of(
                            HostCaller.of(accountId, "recover"),
                            action,
                            resource,
                            AuditEvent.Result.ALLOWED,
                            "by the operating system's user " + osUser));
        }
    }
}
