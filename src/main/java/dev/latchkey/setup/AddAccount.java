package dev.latchkey.setup;

import dev.latchkey.audit.HostTrail;
import dev.latchkey.operation.AuditEvent;
import dev.latchkey.platform.HostCommand;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Makes a one-time link, on the host, with which somebody makes another account and its administrator; a row in the trail says so. */
public final class AddAccount implements HostCommand {

    private static final int TOKEN_BYTES = 32;

    @Override
    public String name() {
        return "account";
    }

    @Override
    public List<String> usage() {
        return List.of("account add    makes a link with which another account is made, once and within an hour");
    }

    @Override
    public Answer run(List<String> arguments, Host host) throws SQLException {
        if (!arguments.equals(List.of("add"))) {
            return Answer.MISUSED;
        }
        Connection database = host.database();
        String token = new RandomSource().token(TOKEN_BYTES);
        try (PreparedStatement older = database.prepareStatement("delete from setup_link");
                PreparedStatement link = database.prepareStatement("insert into setup_link"
                        + " (token_hash, created_at, expires_at) values (?, now(), now() + interval '1 hour')")) {
            older.executeUpdate();
            link.setBytes(1, Sha256.of(token));
            link.executeUpdate();
        }
        HostTrail.add(host, event());
        return Answer.done(List.of(
                "Within an hour, this link makes another account, once:", host.baseUrl() + "/setup?token=" + token));
    }

    /** Of no account: the one that the link is for does not exist yet. */
    private static AuditEvent event() {
        return new AuditEvent(
                UUID.randomUUID(),
                null,
                null,
                null,
                "127.0.0.1",
                "Latchkey/account",
                "host:IssueSetupLink",
                "*",
                AuditEvent.Result.ALLOWED,
                "by the operating system's user " + System.getProperty("user.name", "unknown"),
                null,
                null,
                null,
                null,
                "host account");
    }
}
