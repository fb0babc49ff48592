package dev.latchkey.credential.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LONG_ARRAY;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.Block;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HashMemoryTest {
    private static final int KIBIBYTES = 64;

    private final AtomicLong collections = new AtomicLong();
    private final List<Runnable> clearings = new ArrayList<>();
    /** What is kept is the collector's to take: not before a test is over. */
    private final Set<BlockPool> held = new HashSet<>();

    private final HashMemory memory = new HashMemory(KIBIBYTES, collections::get, clearings::add);

    private <T> T lend(Function<BlockPool, T> hash) {
        return memory.lend(set -> {
            held.add(set);
            return hash.apply(set);
        });
    }

    /** The first blocks of a set, in the order in which they are handed out. */
    private static List<Block> blocks(BlockPool set, int count) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            blocks.add(set.allocate());
        }
        return blocks;
    }

    private List<Block> lent(int count) {
        return lend(set -> blocks(set, count));
    }

    private static byte[] hash(String password, BlockPool set) {
        Argon2Parameters.Builder parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(KIBIBYTES)
                .withIterations(2)
                .withParallelism(1)
                .withSalt(new byte[16])
                .withBlockPool(set);
        byte[] tag = new byte[32];
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters.build());
        generator.generateBytes(password.toCharArray(), tag);
        return tag;
    }

    @Test
    void a_hash_in_used_memory_is_the_hash_in_new_memory() {
        for (String password : List.of("one", "another", "one")) {
            byte[] inNew = HashMemory.inHeap(KIBIBYTES).lend(set -> hash(password, set));
            byte[] inUsed = lend(set -> hash(password, set));

            assertThat(inUsed).isEqualTo(inNew);
        }
    }

    @Test
    void one_after_the_other_hashes_share_one_set_in_its_order() {
        List<Block> first = lent(KIBIBYTES);

        assertThat(lent(KIBIBYTES))
                .usingElementComparator(HashMemoryTest::sameness)
                .isEqualTo(first);
    }

    @Test
    void a_set_that_a_collection_may_have_scattered_is_not_lent_again() {
        List<Block> first = lent(KIBIBYTES);

        collections.incrementAndGet();

        List<Block> second = lent(KIBIBYTES);
        assertThat(second).doesNotContainAnyElementsOf(first);
        assertThat(lent(KIBIBYTES))
                .usingElementComparator(HashMemoryTest::sameness)
                .isEqualTo(second);
    }

    @Test
    void a_set_that_nobody_uses_is_the_collectors() {
        lent(KIBIBYTES);
        WeakReference<BlockPool> kept = new WeakReference<>(held.iterator().next());
        clearings.clear();
        held.clear();

        System.gc();

        assertThat(kept.get()).isNull();
    }

    @Test
    void at_the_same_time_each_has_a_set_of_its_own_and_keeps_it_in_one_piece() {
        List<Block> outer = new ArrayList<>();
        List<Block> inner = lend(set -> {
            outer.addAll(blocks(set, KIBIBYTES));
            return lent(KIBIBYTES);
        });

        assertThat(inner).doesNotContainAnyElementsOf(outer);
        assertThat(lent(KIBIBYTES))
                .usingElementComparator(HashMemoryTest::sameness)
                .isEqualTo(outer);
    }

    @Test
    void what_a_greater_hash_needs_beyond_a_set_is_not_kept() {
        List<Block> great = lent(3 * KIBIBYTES);

        assertThat(lent(3 * KIBIBYTES).stream().filter(great::contains)).hasSizeBetween(KIBIBYTES, KIBIBYTES + 8);
    }

    @Test
    void a_set_is_cleared_once_its_hash_is_there() {
        List<Block> used = new ArrayList<>();
        lend(set -> hash("secret", noting(used, set)));
        assertThat(used).anySatisfy(HashMemoryTest::isInUse);

        clearings.forEach(Runnable::run);

        assertThat(used).noneSatisfy(HashMemoryTest::isInUse);
    }

    @Test
    void a_set_that_is_lent_before_it_was_cleared_is_cleared_then_and_not_while_it_is_used() {
        List<Block> used = new ArrayList<>();
        lend(set -> hash("secret", noting(used, set)));

        lend(set -> {
            assertThat(used).noneSatisfy(HashMemoryTest::isInUse);
            byte[] tag = hash("another", set);
            clearings.forEach(Runnable::run);
            assertThat(used).anySatisfy(HashMemoryTest::isInUse);
            return tag;
        });
    }

    /** The same set, with a note of what it hands out. */
    private static BlockPool noting(List<Block> used, BlockPool set) {
        return new BlockPool() {
            @Override
            public Block allocate() {
                Block block = set.allocate();
                used.add(block);
                return block;
            }

            @Override
            public void deallocate(Block block) {
                set.deallocate(block);
            }
        };
    }

    private static void isInUse(Block block) {
        assertThat(block).extracting("v", LONG_ARRAY).isNotEqualTo(new long[128]);
    }

    private static int sameness(Block one, Block other) {
        return one == other ? 0 : 1;
    }
}
