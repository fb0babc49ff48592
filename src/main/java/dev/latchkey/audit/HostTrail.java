package dev.latchkey.audit;

import dev.latchkey.operation.AuditEvent;
import dev.latchkey.platform.HostCommand.Host;
import dev.latchkey.platform.Sql;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What a command on the host adds to the trail: a row, and its seal in a chain of the command's own. */
public final class HostTrail {

    private HostTrail() {}

    /** Adds it, in the transaction of the command. */
    public static void add(Host host, AuditEvent event) {
        Sql sql = Sql.on(host.database());
        UUID id = UUID.randomUUID();
        Instant now = host.clock().instant().truncatedTo(ChronoUnit.MICROS);
        String node = "host/" + ProcessHandle.current().pid();
        sql.change(
                """
                insert into audit_event (event_id, occurred_at, request_id, account_id, principal_id, principal_name,
                                         source_address, user_agent, action, resource, result, reason, mfa, credential, node)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                now,
                event.requestId(),
                event.accountId(),
                event.principalId(),
                event.principalName(),
                event.sourceAddress(),
                event.userAgent(),
                event.action(),
                event.resource(),
                event.result().name().toLowerCase(Locale.ROOT),
                event.reason(),
                event.mfa(),
                event.credential(),
                node);
        new SealMaker(new SealRows(sql), host.mac(Sealer.PURPOSE), UUID.randomUUID(), node)
                .add(List.of(new SealedRow.Added(id, now)), Optional.empty(), false, now);
    }
}
