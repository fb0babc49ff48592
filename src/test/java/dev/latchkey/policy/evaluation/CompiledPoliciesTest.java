package dev.latchkey.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.PolicyText;
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

    private CompiledPolicy get(String hash) {
        return policies.get(hash, () -> {
            reads.incrementAndGet();
            return PolicyText.of("Allow iam:GetUser on *");
        });
    }
}
