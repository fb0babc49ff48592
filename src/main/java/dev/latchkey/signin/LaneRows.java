package dev.latchkey.signin;

import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
                keys(lanes));
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

    /** Forgets what was counted on these lanes; answers the names of those that were just pausing. */
    Set<String> clear(List<Lane> lanes, Instant now) {
        Set<String> pausing = new HashSet<>();
        sql.all(
                "delete from throttle_lane where lane = any (?)"
                        + " returning encode(lane, 'hex') as name, coalesce(paused_until > ?, false) as is_pausing",
                row -> row.flag("is_pausing") && pausing.add(row.text("name")),
                keys(lanes),
                now);
        return pausing;
    }

    int purge(Instant now) {
        return sql.change("delete from throttle_lane where expires_at < ?", now);
    }

    private static Object keys(List<Lane> lanes) {
        return lanes.stream().map(Lane::key).toArray(byte[][]::new);
    }

    private static LaneState read(Sql.Row row) {
        return new LaneState(
                row.number("failures"),
                row.instant("counting_since"),
                row.optionalInstant("paused_until"),
                row.instant("expires_at"));
    }
}
