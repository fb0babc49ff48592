package dev.latchkey.policy.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.PolicyCase;
import dev.latchkey.policy.PolicyText;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import dev.latchkey.policy.evaluation.AuthorizationRequest;
import dev.latchkey.policy.evaluation.CompiledPolicy;
import dev.latchkey.policy.evaluation.PolicyEngine;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a decision may cost on any machine; what it does cost is measured by the benchmark. */
class DecisionCeilingTest {

    private static final int LARGEST = 6_144;

    private final ApplicablePolicies twenty = ApplicablePolicies.of(IntStream.range(0, 20)
            .mapToObj(number -> new AttachedPolicy(
                    PolicyOrigin.inline("large " + number), CompiledPolicy.ofText(PolicyText.of(large(number)))))
            .toList());

    @Test
    void twenty_policies_of_the_largest_size_are_asked_in_ten_milliseconds() {
        assertThat(median(() -> decide("iam:GetUser"))).isLessThan(Duration.ofMillis(10));
    }

    @Test
    void the_forty_buttons_of_a_page_are_decided_about_in_a_tenth_of_a_second() {
        assertThat(median(() -> IntStream.range(0, 40).forEach(button -> decide("iam:Get" + button))))
                .isLessThan(Duration.ofMillis(100));
    }

    private void decide(String action) {
        AuthorizationRequest request = new AuthorizationRequest(
                action, PolicyCase.ALICE, PolicyCase.alice().build());
        assertThat(PolicyEngine.decide(request, twenty).isAllowed()).isFalse();
    }

    private static Duration median(Runnable work) {
        List<Long> nanos = LongStream.range(0, 21)
                .map(round -> {
                    long start = System.nanoTime();
                    work.run();
                    return System.nanoTime() - start;
                })
                .sorted()
                .boxed()
                .toList();
        return Duration.ofNanos(nanos.get(nanos.size() / 2));
    }

    /** Statements that all have to be asked about an action that begins with Get, and of which none applies. */
    private static String large(int number) {
        StringBuilder sentences = new StringBuilder("Deny s3:* on *");
        for (int i = 0; PolicyText.of(sentences.toString()).length() < LARGEST - 250; i++) {
            sentences
                    .append(" ;; Allow iam:Get* , iam:*Tag")
                    .append(i)
                    .append(" on user/*a*b")
                    .append(number)
                    .append("/${aws:username}/* , user/")
                    .append("* if {\"StringLike\":{\"aws:userid\":[\"*a*\",\"*t")
                    .append(i)
                    .append("?\"]}}");
        }
        return sentences.toString();
    }
}
