package dev.latchkey.audit;

import dev.latchkey.operation.AuditEvent;
import dev.latchkey.platform.HostCommand.Host;
import dev.latchkey.platform.Sql;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a command on the host adds to the trail: a row, and its seal in a chain of the command's own. */
public final class HostTrail {

    private HostTrail() {}

    /** Adds it, in the transaction of the command. */
    public static void add(Host host, AuditEvent event) {
        Sql sql = Sql.on(host.database());
        Instant now = host.clock().instant().truncatedTo(ChronoUnit.MICROS);
        String node = "host/" + ProcessHandle.current().pid();
        UUID id = AuditRows.insert(sql, event, now, node, 1);
        new SealMaker(new SealRows(sql), host.mac(Sealer.PURPOSE), UUID.randomUUID(), node)
                .add(List.of(new SealedRow.Added(id, now)), Optional.empty(), false, now);
    }
}
