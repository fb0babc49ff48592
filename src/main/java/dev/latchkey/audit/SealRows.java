package dev.latchkey.audit;

import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The stored seals, and the rows of the trail as they are sealed. */
@Singleton
class SealRows {

    /** Everything in a row, each value quoted, times as numbers: the same text whatever the session's settings. */
    private static final String TEXT = """
        concat_ws(',', quote_nullable(event_id::text), quote_nullable(extract(epoch from occurred_at)::text),
            quote_nullable(request_id::text), quote_nullable(account_id), quote_nullable(principal_id),
            quote_nullable(principal_name), quote_nullable(source_address), quote_nullable(user_agent),
            quote_nullable(action), quote_nullable(resource), quote_nullable(result), quote_nullable(reason),
            quote_nullable(policy), quote_nullable(statement_id), quote_nullable(condition_keys),
            quote_nullable(mfa::text), quote_nullable(credential), quote_nullable(node),
            quote_nullable(occurrences::text))
        """;

    private static final String SEALS = """
        select chain::text as chain, number, node, sealed_at, is_late, array_to_string(event_ids, ' ') as ids,
               (select coalesce(string_agg((extract(epoch from t) * 1000000)::bigint::text, ' ' order by o), '')
                  from unnest(event_times) with ordinality as each (t, o)) as times,
               array_to_string(event_macs, ' ') as macs, follows_chain::text as follows_chain,
               coalesce(follows_number, 0) as follows_number, mac
          from audit_seal
        """;

    /** Put in order by their keys alone: seals are large. */
    private static final String IN_ORDER = """
        select seal.* from (select chain, number from audit_seal where sealed_at >= ? order by chain, number offset 0) k
         cross join lateral (""" + SEALS + """
             where audit_seal.chain = k.chain and audit_seal.number = k.number) seal
         order by k.chain, k.number
        """;

    /** From chain to chain by the index, however many seals each has. */
    private static final String HEADS = """
        with recursive chains as (
            (select chain from audit_seal order by chain limit 1)
            union all
            select (select s.chain from audit_seal s where s.chain > c.chain order by s.chain limit 1)
              from chains c where c.chain is not null)
        select last.chain::text as chain, last.number, last.mac
          from chains c
         cross join lateral (select s.chain, s.number, s.mac from audit_seal s where s.chain = c.chain
                              order by s.number desc limit 1) last
        """;

    /** So many rows are compared with their seals by one statement, which takes a part of the time that one may take. */
    private static final int ROWS_AT_ONCE = 50_000;

    private static final String END_OF_PART = """
        select max(occurred_at) as until
          from (select occurred_at from audit_event where occurred_at >= ? and occurred_at < ? order by occurred_at limit ?) part
        """;

    /** Without a seal that was made soon, or late by another process. */
    private static final String DOUBTFUL = """
        select e.event_id::text as id, e.occurred_at
          from audit_event e
          left join (select unnest(event_ids) as event_id from audit_seal
                      where sealed_at >= ? and (sealed_at < ? or is_late)) s on s.event_id = e.event_id
         where e.occurred_at between ? and ? and s.event_id is null
         order by e.occurred_at limit ?
        """;

    /** Those of them that have a seal all the same: a clock may have been set in between. */
    private static final String SEALED = """
        select s.event_id::text as id
          from (select unnest(event_ids) as event_id from audit_seal where sealed_at >= ?) s
          join unnest(cast(? as uuid[])) as asked (event_id) on asked.event_id = s.event_id
        """;

    /** A row has its seal a second after its commit. */
    private static final Duration SOON = Duration.ofHours(1);

    private final Sql sql;

    SealRows(Sql sql) {
        this.sql = sql;
    }

    /** How far a chain has come. */
    record Head(UUID chain, int number, String mac) {}

    /** The rows of those ids that exist, within a span of time, so that few partitions are looked at. */
    List<SealedRow> rows(List<UUID> ids, Instant from, Instant until) {
        return sql.all(
                "select event_id::text as id, occurred_at, " + TEXT
                        + " as text from audit_event where event_id = any (?) and occurred_at between ? and ?",
                row -> new SealedRow(UUID.fromString(row.text("id")), row.instant("occurred_at"), row.text("text")),
                ids.toArray(new UUID[0]),
                from,
                until);
    }

    /** Rows of a span of time that no seal made since its beginning covers; so many at most. */
    List<SealedRow.Added> unsealed(Instant from, Instant until, int most) {
        List<SealedRow.Added> found = new ArrayList<>();
        Instant after = from;
        while (after.isBefore(until) && found.size() < most) {
            Optional<Instant> end = sql.first(
                            END_OF_PART,
                            row -> Optional.ofNullable(row.optionalInstant("until")),
                            after,
                            until,
                            ROWS_AT_ONCE)
                    .flatMap(last -> last);
            if (end.isEmpty()) {
                break;
            }
            found.addAll(unsealedBetween(after, end.get(), from));
            after = end.get().plus(1, ChronoUnit.MICROS);
        }
        return found.subList(0, Math.min(found.size(), most));
    }

    private List<SealedRow.Added> unsealedBetween(Instant first, Instant last, Instant from) {
        List<SealedRow.Added> doubtful =
                sql.all(DOUBTFUL, SealRows::added, first.minus(SOON), last.plus(SOON), first, last, 2 * ROWS_AT_ONCE);
        if (doubtful.isEmpty()) {
            return doubtful;
        }
        Set<UUID> sealed = new HashSet<>(sql.all(
                SEALED,
                row -> UUID.fromString(row.text("id")),
                from,
                doubtful.stream().map(SealedRow.Added::id).toArray(UUID[]::new)));
        return doubtful.stream().filter(row -> !sealed.contains(row.id())).toList();
    }

    void add(Seal seal) {
        sql.change(
                """
                insert into audit_seal (chain, number, node, sealed_at, is_late, event_ids, event_times, event_macs,
                                        follows_chain, follows_number, mac)
                values (?, ?, ?, ?, ?, ?, (select array_agg(to_timestamp(0) + t * interval '1 microsecond' order by o)
                                             from unnest(cast(? as bigint[])) with ordinality as each (t, o)),
                        ?, cast(? as uuid), ?, ?)
                """,
                seal.chain(),
                seal.number(),
                seal.node(),
                seal.at(),
                seal.isLate(),
                seal.ids().toArray(new UUID[0]),
                seal.times().stream().map(SealRows::micros).toArray(Long[]::new),
                seal.macs().toArray(new String[0]),
                seal.followsChain() == null ? null : seal.followsChain().toString(),
                seal.followsChain() == null ? null : seal.followsNumber(),
                seal.mac());
    }

    Optional<Seal> latest() {
        return sql.first(SEALS + " order by sealed_at desc, number desc limit 1", SealRows::read);
    }

    Optional<Seal> find(UUID chain, int number) {
        return sql.first(SEALS + " where chain = ? and number = ?", SealRows::read, chain, number);
    }

    /** The numbers of a chain that there are between two. */
    Set<Integer> numbersBetween(UUID chain, int after, int before) {
        return new HashSet<>(sql.all(
                "select number from audit_seal where chain = ? and number > ? and number < ?",
                row -> row.number("number"),
                chain,
                after,
                before));
    }

    /** Hands over all seals since a time, chain by chain, in the transaction there is. */
    void eachSince(Instant from, Consumer<Seal> seal) {
        sql.each(IN_ORDER, row -> seal.accept(read(row)), from);
    }

    /** The last seal of each chain. */
    List<Head> heads() {
        return sql.all(
                HEADS, row -> new Head(UUID.fromString(row.text("chain")), row.number("number"), row.text("mac")));
    }

    /** The time of the oldest row that there is. */
    Optional<Instant> beginning() {
        return sql.first("select min(occurred_at) as first from audit_event", row -> row.optionalInstant("first"))
                .map(first -> first);
    }

    /** When the first of the latest rows was written, so many at most; a time where there are fewer since then. */
    Instant firstOfLatest(int most, Instant since, Instant until) {
        return sql.first(
                        "select occurred_at from audit_event where occurred_at >= ? and occurred_at <= ?"
                                + " order by occurred_at desc offset ? limit 1",
                        row -> row.instant("occurred_at"),
                        since,
                        until,
                        most - 1)
                .orElse(since);
    }

    private static SealedRow.Added added(Sql.Row row) {
        return new SealedRow.Added(UUID.fromString(row.text("id")), row.instant("occurred_at"));
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
    }

    private static Seal read(Sql.Row row) {
        String follows = row.optionalText("follows_chain");
        return new Seal(
                UUID.fromString(row.text("chain")),
                row.number("number"),
                row.text("node"),
                row.instant("sealed_at"),
                row.flag("is_late"),
                parts(row.text("ids")).stream().map(UUID::fromString).toList(),
                parts(row.text("times")).stream()
                        .map(Long::parseLong)
                        .map(micros -> Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000))
                        .toList(),
                parts(row.text("macs")),
                follows == null ? null : UUID.fromString(follows),
                row.number("follows_number"),
                row.text("mac"));
    }

    private static List<String> parts(String joined) {
        return joined.isEmpty() ? new ArrayList<>() : Arrays.asList(joined.split(" ", -1));
    }
}
