package dev.latchkey.platform;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads that get by with one statement, which sees one moment of the database by itself: no transaction is begun for it and
 * none is committed. Whoever turns out to need a second statement is begun anew where both see the same moment.
 */
@Singleton
class OnlyStatement {

    private final ThreadLocal<@Nullable Turn> current = new ThreadLocal<>();

    /** The result of the work, done with one statement, or else done once more as it is usually done. */
    <T> T read(Supplier<T> work, Supplier<T> otherwise) {
        current.set(new Turn());
        try {
            return work.get();
        } catch (MoreNeeded more) {
            current.remove();
            return otherwise.get();
        } finally {
            current.remove();
        }
    }

    /** Whether such a read is under way on this thread. */
    boolean isUnderWay() {
        return current.get() != null;
    }

    /** A statement is about to be sent; the second one of such a read ends it. */
    void send() {
        Turn turn = current.get();
        if (turn != null) {
            if (turn.isSent) {
                throw new MoreNeeded();
            }
            turn.isSent = true;
        }
    }

    /** More than one statement is to come, whoever sends it: such a read ends here. */
    void expectMore() {
        if (isUnderWay()) {
            throw new MoreNeeded();
        }
    }

    /** What such a read remembers. */
    Map<Object, Object> memory() {
        Turn turn = current.get();
        if (turn == null) {
            throw new IllegalStateException("no read by one statement is under way");
        }
        return turn.memory;
    }

    /** One read. */
    private static final class Turn {
        private final Map<Object, Object> memory = new HashMap<>();
        private boolean isSent;
    }

    /** One statement is not enough. */
    private static final class MoreNeeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MoreNeeded() {
            super("a second statement is needed", null, false, false);
        }
    }
}
