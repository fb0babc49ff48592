package dev.latchkey.permission;

import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The texts of policies that this process was to decide by and could not read; their holders are denied everything. */
@ApplicationScoped
class UnreadableTexts {

    private static final Logger LOG = Logger.getLogger(UnreadableTexts.class);

    /** More are not told apart. */
    private static final int MOST = 1000;

    private static final String IN_FORCE = """
            select v.document_hash as hash
              from managed_policy_version v
              join managed_policy p on p.policy_id = v.policy_id and p.default_version = v.version
             where v.document_hash = any (?)
            union
            select document_hash from user_inline_policy where document_hash = any (?)
            union
            select document_hash from group_inline_policy where document_hash = any (?)
            """;

    private final Sql sql;
    private final Transactions transactions;
    private final Set<String> met = ConcurrentHashMap.newKeySet();

    UnreadableTexts(Sql sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    int count() {
        return met.size();
    }

    /** A text with this hash cannot be read. */
    void met(String hash) {
        if (met.size() < MOST && met.add(hash)) {
            LOG.errorf(
                    "a stored policy cannot be read; its holders are denied everything (SHA-256 of its text: %s)",
                    hash);
        }
    }

    /** Forgets those that were mended or deleted. */
    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (!met.isEmpty()) {
            String[] hashes = met.toArray(String[]::new);
            met.retainAll(Set.copyOf(
                    transactions.read(() -> sql.all(IN_FORCE, row -> row.text("hash"), hashes, hashes, hashes))));
        }
    }
}
