package dev.latchkey.credential.password;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.Block;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;

/**
 * The memory of the hashes that are computed at the same time, one set of blocks for each. A set is cleared and kept for
 * the next hash: new memory for each would fill the heap with sign-ins. It stays in one piece and in its order, so that a
 * hash walks through memory that lies together, whatever was computed beside it before.
 */
final class HashMemory {
    /** What a hash needs besides its memory proper. */
    private static final int SCRATCH_BLOCKS = 4;

    private final int most;
    private final Deque<Blocks> free = new ConcurrentLinkedDeque<>();

    /**
     * What is kept.
     *
     * @param kibibytes the memory of one hash; one that needs more has the rest to itself
     */
    HashMemory(int kibibytes) {
        this.most = kibibytes + SCRATCH_BLOCKS;
    }

    /** Lends a set to one hash: the one given back last, which the processor knows best. */
    <T> T lend(Function<BlockPool, T> hash) {
        Blocks known = free.pollFirst();
        Blocks blocks = known == null ? new Blocks(most) : known;
        T result = hash.apply(blocks);
        blocks.rewind();
        free.addFirst(blocks);
        return result;
    }

    /** One set; used by one thread at a time. */
    private static final class Blocks implements BlockPool {
        private final int most;
        private final List<Block> kept = new ArrayList<>();
        private int next;

        Blocks(int most) {
            this.most = most;
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
            block.clear();
        }

        void rewind() {
            next = 0;
        }
    }
}
