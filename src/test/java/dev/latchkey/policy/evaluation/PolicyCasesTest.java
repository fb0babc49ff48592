package dev.latchkey.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.PolicyCase;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of every decision table under {@code policy-cases}. */
class PolicyCasesTest {

    static Stream<PolicyCase> rows() throws IOException {
        return PolicyCases.rows();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    @Tag("row-by-row")
    void is_decided_as_its_row_says(PolicyCase row) {
        PolicyCases.assertDecided(row);
    }

    @Test
    @Tag("row-by-row")
    void are_at_least_six_hundred() throws IOException {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(600);
    }
}
