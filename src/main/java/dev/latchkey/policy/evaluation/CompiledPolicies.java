package dev.latchkey.policy.evaluation;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Compiled policies, found again by the hash of their text; nothing ever needs invalidating, a new text has a new hash.
 *
 * <p>Bounded by two generations: when the young one is full it becomes the old one, and what is not asked for until the
 * next change is dropped. Reading takes no lock.
 */
public final class CompiledPolicies {

    /** What a policy weighs besides its text. */
    private static final int BASE_WEIGHT = 256;

    private final long capacity;
    private volatile Generation young = new Generation();
    private volatile Generation old = new Generation();

    /** A cache for policies of about so many characters in each generation. */
    public CompiledPolicies(long capacity) {
        this.capacity = capacity;
    }

    /** The compiled policy of a text with this hash; the text is asked for only when it is not at hand. */
    public CompiledPolicy get(String sha256, Supplier<String> text) {
        Entry found = young.entries.get(sha256);
        if (found != null) {
            return found.policy;
        }
        Entry aged = old.entries.get(sha256);
        if (aged == null) {
            String document = text.get();
            aged = new Entry(CompiledPolicy.ofText(document), document.length() + BASE_WEIGHT);
        }
        keep(sha256, aged);
        return aged.policy;
    }

    /** Whether the text with this hash would be asked for. */
    public boolean isMissing(String sha256) {
        return !young.entries.containsKey(sha256) && !old.entries.containsKey(sha256);
    }

    /** How many policies are at hand. */
    public int size() {
        return young.entries.size() + old.entries.size();
    }

    private void keep(String sha256, Entry entry) {
        Generation generation = young;
        if (generation.entries.putIfAbsent(sha256, entry) == null
                && generation.weight.addAndGet(entry.weight) > capacity) {
            grow(generation);
        }
    }

    private synchronized void grow(Generation full) {
        if (young == full) {
            old = full;
            young = new Generation();
        }
    }

    private record Entry(CompiledPolicy policy, int weight) {}

    private static final class Generation {
        private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
        private final AtomicLong weight = new AtomicLong();
    }
}
