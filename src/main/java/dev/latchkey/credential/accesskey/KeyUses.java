package dev.latchkey.credential.accesskey;

import dev.latchkey.api.KeyUse;
import dev.latchkey.credential.LastUsed;
import dev.latchkey.credential.accesskey.AccessKeys.Use;
import dev.latchkey.platform.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Gathers the uses of keys in memory and writes the latest of each key down, at most half a minute late: no request pays
 * with a write for having been signed.
 */
@ApplicationScoped
class KeyUses implements KeyUse {

    private static final Logger LOG = Logger.getLogger(KeyUses.class);

    private final Map<String, LastUsed> gathered = new ConcurrentHashMap<>();
    private final AccessKeys accessKeys;
    private final Transactions transactions;

    KeyUses(AccessKeys accessKeys, Transactions transactions) {
        this.accessKeys = accessKeys;
        this.transactions = transactions;
    }

    @Override
    public void used(String accessKeyId, Instant at, String service, String region) {
        if (accessKeyId.startsWith(AccessKeyId.PREFIX)) {
            remember(accessKeyId, new LastUsed(at, service, region));
        }
    }

    /** Writes down what was gathered; what cannot be written waits for the next time. */
    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void writeDown() {
        // In one order, so that two nodes that write down uses of the same keys do not wait for each other.
        List<Use> uses = gathered.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Use(entry.getKey(), entry.getValue()))
                .toList();
        if (uses.isEmpty()) {
            return;
        }
        try {
            transactions.write(() -> accessKeys.used(uses));
            uses.forEach(use -> gathered.remove(use.accessKeyId(), use.lastUsed()));
        } catch (RuntimeException away) {
            LOG.warnf("the last uses of %d access keys wait to be written down: %s", uses.size(), away.getMessage());
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        writeDown();
    }

    private void remember(String accessKeyId, LastUsed use) {
        gathered.merge(accessKeyId, use, (known, next) -> next.at().isBefore(known.at()) ? known : next);
    }
}
