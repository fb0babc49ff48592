package dev.latchkey.demo;

import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;

/** Knows which steps of the tour were taken since the demo was filled: from the trail, and from visits. */
@Singleton
class TourProgress {

    private final Sql sql;
    private final Transactions transactions;
    private final Clock clock;

    TourProgress(Sql sql, Transactions transactions, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The numbers of the steps taken. */
    Set<Integer> taken() {
        return transactions.read(() -> {
            Set<Integer> taken = new HashSet<>(sql.all("select step from demo_visit", row -> row.number("step")));
            Set<String> done = new HashSet<>(sql.all(
                    """
                    select distinct e.principal_name || ' ' || e.action as done
                      from audit_event e join account a on a.account_id = e.account_id
                     where e.account_id = ? and e.result = 'allowed' and e.occurred_at >= a.created_at
                    """, row -> row.optionalText("done") == null ? "" : row.text("done"), DemoPerson.EXAMPLE_CORP));
            for (TourStep step : TourStep.ALL) {
                if (step.actions().stream().anyMatch(action -> done.contains(step.person() + " " + action))) {
                    taken.add(step.number());
                }
            }
            return taken;
        });
    }

    /** A step that only looks was begun through its link. */
    void visit(int step) {
        transactions.write(() -> sql.change(
                "insert into demo_visit (step, visited_at) values (?, ?) on conflict do nothing",
                step,
                clock.instant()));
    }
}
