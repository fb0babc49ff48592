package dev.latchkey.operation.member;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One part of a listing.
 *
 * @param items its elements
 * @param marker where the next part begins; null in the last one
 */
public record Paged<T>(List<T> items, @Nullable String marker) {

    /** A listing that is never longer than one part. */
    public static <T> Paged<T> whole(List<T> items) {
        return new Paged<>(items, null);
    }

    /** Whether there is more. */
    public boolean isTruncated() {
        return marker != null;
    }

    /** The same part with other elements. */
    public <U> Paged<U> map(Function<? super T, ? extends U> change) {
        return new Paged<>(items.stream().<U>map(change).toList(), marker);
    }
}
