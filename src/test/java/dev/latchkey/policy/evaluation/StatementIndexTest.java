package dev.latchkey.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.PolicyText;
import dev.latchkey.policy.document.AsciiCase;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StatementIndexTest {

    @Nested
    class A_statement_is_looked_at {

        private final StatementIndex index = allows("Allow iam:GetUser , sts:* on * ;; "
                + "Allow IAM:getuser , iam:GETUSER , iam:ListUsers on * ;; "
                + "Allow iam:Get* , iam:List* on * ;; "
                + "Allow *:GetUser , s3:Get? on * ;; "
                + "Allow not iam:GetUser on * ;; "
                + "Deny iam:GetUser on *");

        @Test
        void if_it_names_the_action_in_any_letter_case() {
            assertThat(named(index, "iam:GetUser")).containsExactly(0, 1);
            assertThat(named(index, "IAM:GETUSER")).containsExactly(0, 1);
            assertThat(named(index, "iam:ListUsers")).containsExactly(1);
        }

        @Test
        void and_not_if_it_names_others() {
            assertThat(named(index, "iam:GetUsers")).isEmpty();
            assertThat(named(index, "sts:GetUser")).isEmpty();
            assertThat(named(index, "")).isEmpty();
        }

        @Test
        void if_a_wildcard_of_it_could_take_an_action_of_the_vendor() {
            assertThat(open(index, "iam")).containsExactly(2, 3, 4);
            assertThat(open(index, "STS")).containsExactly(0, 3, 4);
            assertThat(open(index, "s3")).containsExactly(3, 4);
        }

        @Test
        void of_other_vendors_only_if_it_excepts_actions_or_leaves_the_vendor_open() {
            assertThat(open(index, "sqs")).containsExactly(3, 4);
            assertThat(open(index, "")).containsExactly(3, 4);
        }
    }

    @Test
    void an_index_without_statements_is_empty_and_any_other_is_not() {
        assertThat(allows("Deny * on *").isEmpty()).isTrue();
        assertThat(allows("Allow iam:GetUser on *").isEmpty()).isFalse();
        assertThat(allows("Allow iam:* on *").isEmpty()).isFalse();
        assertThat(allows("Allow * on *").isEmpty()).isFalse();
        assertThat(allows("Allow not iam:GetUser on *").isEmpty()).isFalse();
    }

    @Test
    void many_names_are_all_found_and_only_they() {
        String names = IntStream.range(0, 700).mapToObj(i -> "iam:Name" + i).collect(Collectors.joining(" , "));
        StatementIndex index = allows("Allow " + names + " on *");

        for (int i = 0; i < 700; i++) {
            assertThat(named(index, "IAM:name" + i)).containsExactly(0);
        }
        for (int i = 700; i < 1_400; i++) {
            assertThat(named(index, "iam:Name" + i)).isEmpty();
        }
        assertThat(open(index, "iam")).isEmpty();
    }

    @Test
    void many_vendors_are_all_told_apart() {
        String patterns = IntStream.range(0, 40).mapToObj(i -> "v" + i + ":*").collect(Collectors.joining(" , "));
        StatementIndex index = allows("Allow " + patterns + " on * ;; Allow v7:Get* on *");

        for (int i = 0; i < 40; i++) {
            assertThat(open(index, "v" + i)).isEqualTo(i == 7 ? List.of(0, 1) : List.of(0));
        }
        assertThat(open(index, "v40")).isEmpty();
    }

    private static StatementIndex allows(String sentence) {
        return CompiledPolicy.ofText(PolicyText.of(sentence)).allows();
    }

    private static List<Integer> named(StatementIndex index, String action) {
        return numbers(index.named(action, AsciiCase.hash(action)));
    }

    private static List<Integer> open(StatementIndex index, String vendor) {
        return numbers(index.open(AsciiCase.hash(vendor)));
    }

    private static List<Integer> numbers(CompiledStatement[] statements) {
        return Arrays.stream(statements).map(CompiledStatement::index).toList();
    }
}
