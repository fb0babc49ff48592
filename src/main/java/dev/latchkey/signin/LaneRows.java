package dev.latchkey.signin;

import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stored lanes. */
@Singleton
class LaneRows {
    private static final String COLUMNS = "failures, counting_since, paused_until, expires_at";

    private final Sql sql;

    LaneRows(Sql sql) {
        this.sql = sql;
    }

    /** What is counted on each of these lanes, by one statement. */
    Map<Lane, LaneState> states(List<Lane> lanes, Instant now) {
        Map<String, LaneState> counted = new HashMap<>();
        sql.all(
                "select encode(lane, 'hex') as name, " + COLUMNS + " from throttle_lane where lane = any (?)",
                row -> counted.put(row.text("name"), read(row).asOf(now)),
                (Object) lanes.stream().map(Lane::key).toArray(byte[][]::new));
        Map<Lane, LaneState> states = new HashMap<>();
        lanes.forEach(lane -> states.put(lane, counted.getOrDefault(lane.name(), LaneState.clean(now))));
        return states;
    }

    /** What is counted on a lane; nobody else counts on it before the transaction ends. */
    LaneState locked(Lane lane, Instant now) {
        return sql.first(
                        // An update locks the row, which an insert that does nothing would not.
                        "insert into throttle_lane (lane, failures, counting_since, expires_at) values (?, 0, ?, ?)"
                                + " on conflict (lane) do update set failures = throttle_lane.failures"
                                + " returning " + COLUMNS,
                        LaneRows::read,
                        lane.key(),
                        now,
                        now)
                .map(state -> state.asOf(now))
                .orElseGet(() -> LaneState.clean(now));
    }

    void store(Lane lane, LaneState state) {
        sql.change("""
                update throttle_lane set failures = ?, counting_since = ?, paused_until = ?, expires_at = ?
                 where lane = ?
                """, state.failures(), state.countingSince(), state.pausedUntil(), state.expiresAt(), lane.key());
    }

    /** Forgets what was counted; answers whether it was just pausing. */
    boolean clear(Lane lane, Instant now) {
        return sql.first(
                        "delete from throttle_lane where lane = ? returning coalesce(paused_until > ?, false) as pausing",
                        row -> row.flag("pausing"),
                        lane.key(),
                        now)
                .orElse(false);
    }

    int purge(Instant now) {
        return sql.change("delete from throttle_lane where expires_at < ?", now);
    }

    private static LaneState read(Sql.Row row) {
        return new LaneState(
                row.number("failures"),
                row.instant("counting_since"),
                row.optionalInstant("paused_until"),
                row.instant("expires_at"));
    }
}
