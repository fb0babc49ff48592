package dev.latchkey.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequestContextTest {

    private final RequestContext context = RequestContext.builder()
            .put("aws:username", "paul")
            .putAll("aws:TagKeys", List.of("team", "cost"))
            .build();

    @Test
    void names_have_no_letter_case_and_values_do() {
        assertThat(context.get("AWS:UserName")).containsExactly("paul");
        assertThat(context.get("aws:tagkeys")).containsExactly("team", "cost");
        assertThat(context.contains("AWS:USERNAME")).isTrue();
        assertThat(context.get("aws:none")).isEmpty();
        assertThat(context.contains("aws:none")).isFalse();
        assertThat(context.names()).containsExactly("aws:username", "aws:TagKeys");
    }

    @Test
    void changes_make_another_context() {
        RequestContext changed = context.with("AWS:username", "ana").without("aws:TAGKEYS");

        assertThat(changed.get("aws:username")).containsExactly("ana");
        assertThat(changed.contains("aws:TagKeys")).isFalse();
        assertThat(context.get("aws:username")).containsExactly("paul");
    }

    @Test
    void an_empty_list_is_a_missing_key() {
        assertThat(context.toBuilder().putAll("aws:TagKeys", List.of()).build().contains("aws:TagKeys"))
                .isFalse();
        assertThat(RequestContext.empty().names()).isEmpty();
    }

    @Test
    void many_keys_are_all_found() {
        RequestContext.Builder builder = RequestContext.builder();
        for (int i = 0; i < 500; i++) {
            builder.put("aws:PrincipalTag/" + i, "value " + i);
        }
        RequestContext large = builder.build();

        for (int i = 0; i < 500; i++) {
            assertThat(large.get("AWS:principaltag/" + i)).containsExactly("value " + i);
        }
        assertThat(large.contains("aws:PrincipalTag/500")).isFalse();
    }

    @Test
    void contexts_with_equal_values_are_equal() {
        assertThat(context)
                .isEqualTo(context.toBuilder().build())
                .hasSameHashCodeAs(context.toBuilder().build())
                .isNotEqualTo(context.with("aws:x", "y"))
                .doesNotHaveSameHashCodeAs(context.with("aws:x", "y"))
                .hasToString("{aws:username=paul, aws:TagKeys=[team, cost]}");
    }
}
