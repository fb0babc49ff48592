package dev.latchkey.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.PolicyText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CompiledPoliciesTest {

    private final CompiledPolicies policies = new CompiledPolicies(10_000);
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void a_text_is_read_once_and_found_by_its_hash_from_then_on() {
        CompiledPolicy first = get("hash");

        assertThat(get("hash")).isSameAs(first);
        assertThat(reads).hasValue(1);
    }

    @Test
    void a_text_that_cannot_be_read_is_kept_with_its_problem() {
        CompiledPolicy policy = policies.get("broken", () -> "{");

        assertThat(policy.isReadable()).isFalse();
        assertThat(policy.problem()).startsWith("this is not JSON");
        assertThat(policies.get("broken", () -> "never asked")).isSameAs(policy);
    }

    @Test
    void what_is_not_asked_for_is_dropped_and_what_is_asked_for_stays() {
        CompiledPolicy favourite = get("favourite");

        for (int i = 0; i < 1_000; i++) {
            get("hash " + i);
            get("favourite");
        }

        assertThat(get("favourite")).isSameAs(favourite);
        assertThat(policies.size()).isLessThan(100);
        assertThat(reads).hasValue(1_001);
    }

    @Test
    void a_generation_holds_as_many_as_its_capacity_weighs_and_one_more_ends_it() {
        String text = PolicyText.of("Allow iam:GetUser on *");
        CompiledPolicies small = new CompiledPolicies(2L * (text.length() + 256));
        List<Integer> sizes = new ArrayList<>();

        for (int i = 1; i <= 7; i++) {
            small.get("hash " + i, () -> text);
            sizes.add(small.size());
        }

        assertThat(sizes).containsExactly(1, 2, 3, 4, 5, 3, 4);
    }

    private CompiledPolicy get(String hash) {
        return policies.get(hash, () -> {
            reads.incrementAndGet();
            return PolicyText.of("Allow iam:GetUser on *");
        });
    }
}
