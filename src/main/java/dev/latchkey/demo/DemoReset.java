package dev.latchkey.demo;

import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Transactions;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Puts the demo back to how it began, each night and whenever somebody asks; the trail stays, as trails do. */
@Singleton
class DemoReset {

    private static final Logger LOG = Logger.getLogger(DemoReset.class);

    /** What is no demo data: the trail with its seals, what migrations and keys need, and forms on their way. */
    private static final String TABLES = """
        select c.relname as name
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = current_schema() and c.relkind = 'r' and not c.relispartition
           and c.relname not in ('flyway_schema_history', 'audit_seal', 'key_check', 'data_key', 'form_submission')
         order by c.relname
        """;

    private static final String REFERENCES = """
        select child.relname as child, parent.relname as parent
          from pg_constraint f
          join pg_class child on child.oid = f.conrelid
          join pg_class parent on parent.oid = f.confrelid
         where f.contype = 'f' and not f.condeferrable and child.oid <> parent.oid
        """;

    private final LatchkeyConfiguration configuration;
    private final DemoData data;
    private final Sql sql;
    private final Transactions transactions;
    private final Nightly night;

    DemoReset(LatchkeyConfiguration configuration, DemoData data, Sql sql, Transactions transactions, Clock clock) {
        this.configuration = configuration;
        this.data = data;
        this.sql = sql;
        this.transactions = transactions;
        this.night = new Nightly(clock);
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void nightly() {
        if (configuration.demo() && night.isTime()) {
            now();
            LOG.info("the demo was reset");
        }
    }

    /** All of it, or nothing. */
    void now() {
        transactions.write(() -> {
            for (String table : childrenFirst()) {
                // The names come from the database's own catalogue.
                sql.change("delete from " + table + (table.startsWith("managed_policy") ? ownOnly(table) : ""));
            }
            data.fill();
            return true;
        });
    }

    /** The policies of AWS belong to no account and stay. */
    private static String ownOnly(String table) {
        return table.equals("managed_policy")
                ? " where owner <> 'aws'"
                : " where policy_id in (select policy_id from managed_policy where owner <> 'aws')";
    }

    /** All tables, each before those that it refers to. */
    private List<String> childrenFirst() {
        List<String> left = new ArrayList<>(sql.all(TABLES, row -> row.text("name")));
        List<Reference> references = sql.all(REFERENCES, row -> new Reference(row.text("child"), row.text("parent")));
        Set<String> ordered = new LinkedHashSet<>();
        while (!left.isEmpty()) {
            List<String> free = left.stream()
                    .filter(table -> references.stream()
                            .noneMatch(
                                    reference -> reference.parent().equals(table) && left.contains(reference.child())))
                    .toList();
            if (free.isEmpty()) {
                throw new IllegalStateException("tables refer to each other in a circle: " + left);
            }
            ordered.addAll(free);
            left.removeAll(free);
        }
        return List.copyOf(ordered);
    }

    /** That rows of one table refer to rows of another. */
    private record Reference(String child, String parent) {}
}
