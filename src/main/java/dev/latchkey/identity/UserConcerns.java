package dev.latchkey.identity;

import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The users whom somebody should look after, filter by filter: up to a thousand of each are counted. Of an account with
 * very many users, what was counted is kept for some minutes, and told to be of then.
 */
@Singleton
class UserConcerns implements Attention {

    /** More are not counted: the number says "many". */
    private static final int MOST_COUNTED = 1000;

    /** In a larger account, counting takes long where few or none are found. */
    private static final int LARGE = 50_000;

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MOST_KEPT = 1000;

    private static final String WHERE_SMALL =
            " where (select count(*) from (select from iam_user where account_id = ? limit ?) counted) <= ?";

    private final Sql sql;
    private final List<UserFilter> filters;
    private final Map<String, Counted> kept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Counted> eldest) {
            return size() > MOST_KEPT;
        }
    };

    UserConcerns(Sql sql, UserSearch search) {
        this.sql = sql;
        this.filters =
                search.filters().stream().filter(UserFilter::needsAttention).toList();
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Concern> in(String accountId, Instant now) {
        return countSmall(accountId, now)
                .map(numbers -> concerns(new Counted(numbers, now), now))
                .orElseGet(() -> concerns(countLarge(accountId, now), now));
    }

    /** How many each filter finds, and when that was. */
    private record Counted(List<Integer> numbers, Instant at) {}

    /** All by one statement; empty where the account is large. */
    private Optional<List<Integer>> countSmall(String accountId, Instant now) {
        List<Object> values = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (UserFilter filter : filters) {
            columns.add(count(filter) + " as n" + columns.size());
            values.addAll(valuesOf(filter, accountId, now));
        }
        values.addAll(List.of(accountId, LARGE + 1, LARGE));
        return sql.first(
                "select " + String.join(", ", columns) + WHERE_SMALL,
                row -> IntStream.range(0, filters.size())
                        .mapToObj(i -> row.number("n" + i))
                        .toList(),
                values.toArray());
    }

    /** A statement for each, so that none takes longer than a statement may. */
    private Counted countLarge(String accountId, Instant now) {
        synchronized (kept) {
            Counted known = kept.get(accountId);
            if (known != null && known.at().isAfter(now.minus(KEPT))) {
                return known;
            }
        }
        Counted counted = new Counted(
                filters.stream()
                        .map(filter -> sql.first(
                                        "select " + count(filter) + " as users",
                                        row -> row.number("users"),
                                        valuesOf(filter, accountId, now).toArray())
                                .orElse(0))
                        .toList(),
                now);
        synchronized (kept) {
            kept.put(accountId, counted);
        }
        return counted;
    }

    private static String count(UserFilter filter) {
        return "(select count(*)::int from (select from iam_user u where u.account_id = ? and (" + filter.condition()
                + ") limit ?) found)";
    }

    private static List<Object> valuesOf(UserFilter filter, String accountId, Instant now) {
        List<Object> values = new ArrayList<>(List.of(accountId));
        values.addAll(filter.values(accountId, now));
        values.add(MOST_COUNTED + 1);
        return values;
    }

    private List<Concern> concerns(Counted counted, Instant now) {
        List<Concern> concerns = new ArrayList<>();
        for (int i = 0; i < filters.size(); i++) {
            int number = counted.numbers().get(i);
            if (number > 0) {
                concerns.add(new Concern(
                        filters.get(i).label(),
                        Math.min(number, MOST_COUNTED),
                        number > MOST_COUNTED,
                        "/admin/users?filter=" + filters.get(i).name(),
                        counted.at().equals(now) ? null : counted.at()));
            }
        }
        return concerns;
    }
}
