package dev.latchkey.credential.password;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.Block;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;

/**
 * The memory of the hashes that are computed at the same time, one set of blocks for each. A set is kept for the next hash:
 * new memory for each would fill the heap with sign-ins. It is cleared as soon as the hash is there, beside whoever waits
 * for that: clearing takes a twelfth of the hash's time.
 *
 * <p>It is kept until the next garbage collection only, and given to that. A collector that moves it scatters its blocks,
 * and a hash that walks through scattered memory takes a quarter longer.
 */
final class HashMemory {
    /** What a hash needs besides its memory proper. */
    private static final int SCRATCH_BLOCKS = 4;

    private final int most;
    private final LongSupplier collections;
    private final Executor beside;
    private final Deque<WeakReference<Blocks>> free = new ConcurrentLinkedDeque<>();

    /**
     * What is kept.
     *
     * @param kibibytes the memory of one hash; one that needs more has the rest to itself
     * @param collections how often the collector has run so far
     * @param beside does the clearing
     */
    HashMemory(int kibibytes, LongSupplier collections, Executor beside) {
        this.most = kibibytes + SCRATCH_BLOCKS;
        this.collections = collections;
        this.beside = beside;
    }

    /** Memory in the heap of this virtual machine. */
    static HashMemory inHeap(int kibibytes) {
        List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
        return new HashMemory(
                kibibytes,
                () -> collectors.stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                        .sum(),
                ForkJoinPool.commonPool());
    }

    /** Lends a set to one hash: the one given back last, which the processor knows best. */
    <T> T lend(Function<BlockPool, T> hash) {
        long now = collections.getAsLong();
        Blocks blocks = take(now);
        blocks.lend();
        T result = hash.apply(blocks);
        blocks.giveBack();
        free.addFirst(new WeakReference<>(blocks));
        beside.execute(blocks::clearUnlessLent);
        return result;
    }

    private Blocks take(long now) {
        WeakReference<Blocks> kept = free.pollFirst();
        while (kept != null) {
            Blocks blocks = kept.get();
            if (blocks != null && blocks.madeAfter == now) {
                return blocks;
            }
            kept = free.pollFirst();
        }
        return new Blocks(most, now);
    }

    /** One set; used by one thread at a time. */
    private static final class Blocks implements BlockPool {
        private final int most;
        private final List<Block> kept = new ArrayList<>();
        private final long madeAfter;
        private int next;
        private boolean isLent;

        Blocks(int most, long madeAfter) {
            this.most = most;
            this.madeAfter = madeAfter;
        }

        @Override
        public Block allocate() {
            if (next < kept.size()) {
                return kept.get(next++);
            }
            Block fresh = new Block();
            if (next < most) {
                kept.add(fresh);
                next++;
            }
            return fresh;
        }

        @Override
        public void deallocate(Block block) {
            // What is kept is cleared as a whole; the rest is not seen again.
        }

        /** Waits for whoever clears it at this moment, or does so where nobody has. */
        synchronized void lend() {
            clear();
            isLent = true;
        }

        synchronized void giveBack() {
            isLent = false;
        }

        synchronized void clearUnlessLent() {
            if (!isLent) {
                clear();
            }
        }

        private void clear() {
            kept.subList(0, next).forEach(Block::clear);
            next = 0;
        }
    }
}
