package dev.latchkey.operation.member;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The part of a listing that is asked for: the last component of an operation that lists. Its members stand among the
 * operation's own. A listing is sorted by a key, and a part begins after the last key of the part before it.
 *
 * @param marker where it begins, as the part before it said; null for the beginning
 * @param maxItems how many elements at most; null for 100
 */
public record Page(
        @Nullable @Text(TextShape.MARKER) String marker,
        @Nullable @Range(min = 1, max = 1000) Integer maxItems) {

    /** The beginning, as long as IAM makes it. */
    public static final Page FIRST = new Page(null, null);

    private static final int USUAL = 100;
    private static final int MOST = 1000;

    /** The beginning, with as many elements as one part can have: for pages, whose lists are short. */
    public static final Page LONGEST = new Page(null, MOST);

    /** So many rows the database is asked for: one more than are answered, to know whether there are more. */
    public int fetch() {
        return size() + 1;
    }

    /**
     * The key after which this part begins; the empty text, before which nothing is, for the beginning.
     *
     * @throws OperationFailed ValidationError for a marker that no listing of ours gave
     */
    public String after() {
        String given = marker;
        if (given == null) {
            return "";
        }
        return Marker.key(given).orElseThrow(() -> new OperationFailed(ErrorCode.VALIDATION_ERROR, "Invalid Marker."));
    }

    /**
     * This part of a listing.
     *
     * @param rows those after {@link #after()}, in their order, {@link #fetch()} at most
     * @param key what they are sorted by, unique among them
     */
    public <T> Paged<T> cut(List<T> rows, Function<? super T, String> key) {
        if (rows.size() <= size()) {
            return new Paged<>(rows, null);
        }
        List<T> items = List.copyOf(rows.subList(0, size()));
        String last = key.apply(items.get(items.size() - 1));
        return new Paged<>(items, Marker.of(last));
    }

    private int size() {
        return maxItems == null ? USUAL : Math.max(1, Math.min(MOST, maxItems));
    }
}
