package dev.latchkey.administration;

import dev.latchkey.identity.DescribeUsers;
import dev.latchkey.identity.SearchUsers.Found;
import dev.latchkey.identity.UserColumn.Cell;
import dev.latchkey.identity.UserFilter;
import dev.latchkey.identity.UserMetadata;
import dev.latchkey.identity.UserQuery;
import dev.latchkey.identity.UserTabs;
import dev.latchkey.operation.OperationView;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Draws users in a table with what all rooms know of them. */
@Singleton
class UserTable {

    private static final int ROWS = 50;

    private final Gates gates;
    private final List<UserFilter> filters;

    UserTable(Gates gates, @All List<UserFilter> filters) {
        this.gates = gates;
        this.filters = filters.stream()
                .sorted(Comparator.comparingInt(UserFilter::order))
                .toList();
    }

    /**
     * What the address of the page asks for.
     *
     * @param sort {@code name}, {@code -name}, {@code created} or {@code -created}
     */
    record Request(String search, String group, List<String> filters, String sort, String after) {

        static Request of(
                @Nullable String search,
                @Nullable String group,
                List<String> filters,
                @Nullable String sort,
                @Nullable String after) {
            return new Request(
                    search == null ? "" : search.strip(),
                    group == null ? "" : group.strip(),
                    List.copyOf(filters),
                    sort == null ? "name" : sort,
                    after == null ? "" : after);
        }

        UserQuery query() {
            return new UserQuery(search, group.isEmpty() ? null : group, filters, order(), after, ROWS);
        }

        /** Whether anything narrows the list. */
        public boolean isNarrowed() {
            return !search.isEmpty() || !group.isEmpty() || !filters.isEmpty();
        }

        private UserQuery.Order order() {
            return switch (sort) {
                case "-name" -> UserQuery.Order.NAME_DESCENDING;
                case "created" -> UserQuery.Order.CREATED;
                case "-created" -> UserQuery.Order.CREATED_DESCENDING;
                default -> UserQuery.Order.NAME;
            };
        }

        private String address(String sorted, String from) {
            List<String> parts = new ArrayList<>();
            add(parts, "search", search);
            add(parts, "group", group);
            filters.forEach(filter -> add(parts, "filter", filter));
            add(parts, "sort", sorted.equals("name") ? "" : sorted);
            add(parts, "after", from);
            return parts.isEmpty() ? UsersPage.PATH : UsersPage.PATH + "?" + String.join("&", parts);
        }

        private static void add(List<String> parts, String name, String value) {
            if (!value.isEmpty()) {
                parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
    }

    /** A way to narrow the list. */
    record Option(String name, String label, boolean isTicked) {}

    /**
     * The table.
     *
     * @param first the beginning of the list, where this is not it
     * @param next the part after this one
     * @param unseen why there are no further columns
     */
    record Drawn(
            List<Head> sortable,
            List<String> headings,
            List<Row> rows,
            Optional<String> first,
            Optional<String> next,
            Optional<GateReason> unseen) {}

    /** A heading that sorts; {@code ascending}, {@code descending}, or {@code none}. */
    record Head(String label, String href, String sorted) {}

    /** One user. */
    record Row(String name, String href, String path, Instant created, List<Labelled> cells) {}

    /** A cell with the heading of its column, for narrow screens. */
    record Labelled(String heading, Optional<Cell> cell) {}

    List<Option> options(Request request) {
        return filters.stream()
                .map(filter -> new Option(
                        filter.name(), filter.label(), request.filters().contains(filter.name())))
                .toList();
    }

    Drawn draw(OperationView view, Request request, Found found) {
        DescribeUsers describe = new DescribeUsers(
                found.users().stream().map(UserMetadata::userId).toList());
        List<DescribeUsers.Column> columns = view.ask(describe).granted().orElse(List.of());
        return new Drawn(
                List.of(head(request, "User", "name"), head(request, "Created", "created")),
                columns.stream().map(DescribeUsers.Column::heading).toList(),
                found.users().stream().map(user -> row(user, columns)).toList(),
                request.after().isEmpty() ? Optional.empty() : Optional.of(request.address(request.sort(), "")),
                found.next().map(next -> request.address(request.sort(), next)),
                Refusal.of(gates, view, "user-columns", describe));
    }

    private static Row row(UserMetadata user, List<DescribeUsers.Column> columns) {
        return new Row(
                user.userName(),
                UserTabs.pathOf(user.userName()),
                user.path(),
                user.createDate(),
                columns.stream()
                        .map(column -> new Labelled(
                                column.heading(),
                                Optional.ofNullable(column.cells().get(user.userId()))))
                        .toList());
    }

    private static Head head(Request request, String label, String key) {
        boolean isAscending = request.sort().equals(key);
        boolean isDescending = request.sort().equals("-" + key);
        return new Head(
                label,
                request.address(isAscending ? "-" + key : key, ""),
                isAscending ? "ascending" : isDescending ? "descending" : "none");
    }
}
