package dev.latchkey.audit;

import dev.latchkey.operation.AuditEvent;
import dev.latchkey.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** The stored rows; added to, never changed. */
@ApplicationScoped
class AuditRows {

    private static final String INSERT = """
        insert into audit_event (event_id, occurred_at, request_id, account_id, principal_id, principal_name,
                                 source_address, user_agent, action, resource, result, reason, policy,
                                 statement_id, condition_keys, mfa, credential, node, occurrences)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private final Sql sql;
    private final Node node;
    private final Sealer sealer;
    private final TransactionSynchronizationRegistry transaction;

    AuditRows(Sql sql, Node node, Sealer sealer, TransactionSynchronizationRegistry transaction) {
        this.sql = sql;
        this.node = node;
        this.sealer = sealer;
        this.transaction = transaction;
    }

    /** Adds a row, in the transaction there is, without a seal; answers its id. */
    static UUID insert(Sql sql, AuditEvent event, Instant at, String node, int occurrences) {
        UUID id = UUID.randomUUID();
        sql.change(
                INSERT,
                id,
                at,
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
                event.policy(),
                event.statementId(),
                event.conditionKeys(),
                event.mfa(),
                event.credential(),
                node,
                occurrences);
        return id;
    }

    /** Adds a row, which is sealed once its transaction has committed. */
    void add(AuditEvent event, Instant at, int occurrences) {
        UUID id = insert(sql, event, at, node.name(), occurrences);
        transaction.registerInterposedSynchronization(new Synchronization() {

            @Override
            public void beforeCompletion() {
                // Nothing is sealed that may still be undone.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    sealer.committed(new SealedRow.Added(id, at));
                }
            }
        });
    }
}
