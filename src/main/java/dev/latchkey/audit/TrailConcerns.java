package dev.latchkey.audit;

import dev.latchkey.identity.Attention;
import dev.latchkey.identity.Concern;
import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What there is to look after in the trail: nobody has checked it, a check found changes, or rows wait for their seal. */
@Singleton
class TrailConcerns implements Attention {

    /** The clockwork checks every day. */
    private static final Duration STALE = Duration.ofDays(2);

    /** A row has its seal a second after its commit. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration LOOKED_BACK = Duration.ofDays(1);

    private static final String STATE = """
        select (select checked_at from trail_check order by checked_at desc limit 1) as checked_at,
               (select problems from trail_check order by checked_at desc limit 1) as problems,
               exists (select from (select event_id, occurred_at from audit_event
                                     where account_id = ? and occurred_at > ? and occurred_at < ?
                                     order by occurred_at desc limit 1) newest
                        where not exists (select from audit_seal s
                                           where s.sealed_at >= newest.occurred_at
                                             and newest.event_id = any (s.event_ids))) as is_waiting
        """;

    private final Sql sql;

    TrailConcerns(Sql sql) {
        this.sql = sql;
    }

    private record State(
            @Nullable Instant checkedAt, @Nullable Integer problems, boolean isWaiting) {}

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<Concern> in(String accountId, Instant now) {
        State state = sql.first(
                        STATE,
                        row -> new State(
                                row.optionalInstant("checked_at"),
                                row.optionalNumber("problems"),
                                row.flag("is_waiting")),
                        accountId,
                        now.minus(LOOKED_BACK),
                        now.minus(PATIENCE))
                .orElseThrow();
        List<Concern> concerns = new ArrayList<>();
        Instant checkedAt = state.checkedAt();
        Integer problems = state.problems();
        if (checkedAt == null || problems == null) {
            concerns.add(concern("The activity was never verified"));
        } else if (problems > 0) {
            concerns.add(concern("The last check of the activity found changes"));
        } else if (checkedAt.isBefore(now.minus(STALE))) {
            concerns.add(concern("The activity was not verified for more than two days"));
        }
        if (state.isWaiting()) {
            concerns.add(concern("Activity is without a seal for more than ten minutes"));
        }
        return concerns;
    }

    private static Concern concern(String label) {
        return Concern.of(label, VerificationPage.PATH);
    }
}
