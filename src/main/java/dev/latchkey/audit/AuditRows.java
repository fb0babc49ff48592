package dev.latchkey.audit;

import dev.latchkey.operation.AuditEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.Session;

/** The stored rows; added to, never changed. */
@ApplicationScoped
class AuditRows {

    private static final String INSERT = """
        insert into audit_event (event_id, occurred_at, request_id, account_id, principal_id, principal_name,
                                 source_address, user_agent, action, resource, result, reason, policy,
                                 statement_id, condition_keys, mfa, credential, node, occurrences)
        values (:id, :at, :request, :account, :principal, :name, :address, :agent, :action, :resource, :result,
                :reason, :policy, :statement, :keys, :mfa, :credential, :node, :occurrences)
        """;

    private final Session session;
    private final Node node;
    private final Sealer sealer;
    private final TransactionSynchronizationRegistry transaction;

    AuditRows(Session session, Node node, Sealer sealer, TransactionSynchronizationRegistry transaction) {
        this.session = session;
        this.node = node;
        this.sealer = sealer;
        this.transaction = transaction;
    }

    void add(AuditEvent event, Instant at, int occurrences) {
        UUID id = UUID.randomUUID();
        session.createNativeMutationQuery(INSERT)
                .setParameter("id", id)
                .setParameter("at", at)
                .setParameter("request", event.requestId())
                .setParameter("account", event.accountId(), String.class)
                .setParameter("principal", event.principalId(), String.class)
                .setParameter("name", event.principalName(), String.class)
                .setParameter("address", event.sourceAddress())
                .setParameter("agent", event.userAgent())
                .setParameter("action", event.action())
                .setParameter("resource", event.resource())
                .setParameter("result", event.result().name().toLowerCase(Locale.ROOT))
                .setParameter("reason", event.reason())
                .setParameter("policy", event.policy(), String.class)
                .setParameter("statement", event.statementId(), String.class)
                .setParameter("keys", event.conditionKeys(), String.class)
                .setParameter("mfa", event.mfa(), Boolean.class)
                .setParameter("credential", event.credential(), String.class)
                .setParameter("node", node.name())
                .setParameter("occurrences", occurrences)
                .executeUpdate();
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
