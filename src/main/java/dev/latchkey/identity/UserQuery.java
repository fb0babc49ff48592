package dev.latchkey.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which users are looked for, and in which order.
 *
 * @param namePrefix how their names begin, ignoring case; empty for all
 * @param group the group that they are in; null for any
 * @param filters names of {@link UserFilter}s that all have to find them
 * @param order how they are sorted
 * @param after where the part before this one ended; empty for the beginning
 * @param size how many at most
 */
public record UserQuery(
        String namePrefix, @Nullable String group, List<String> filters, Order order, String after, int size) {

    /** How users are sorted. */
    public enum Order {
        NAME(true, true),
        NAME_DESCENDING(true, false),
        CREATED(false, true),
        CREATED_DESCENDING(false, false);

        private final boolean isByName;
        private final boolean isAscending;

        Order(boolean isByName, boolean isAscending) {
            this.isByName = isByName;
            this.isAscending = isAscending;
        }

        boolean isByName() {
            return isByName;
        }

        boolean isAscending() {
            return isAscending;
        }
    }

    /** Everybody of that beginning, by name. */
    public static UserQuery named(String namePrefix, int size) {
        return new UserQuery(namePrefix, null, List.of(), Order.NAME, "", size);
    }
}
