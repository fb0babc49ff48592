package dev.latchkey.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class TextTemplateTest {

    @Test
    void unclosed_openings_cost_no_more_than_their_number() {
        String text = "${'".repeat(40_000);

        Assertions.assertTimeout(Duration.ofSeconds(2), () -> TextTemplate.parse(text, true));
    }

    @Test
    void an_opening_whose_quote_is_never_closed_does_not_hide_a_later_variable() {
        TextTemplate template = TextTemplate.parse("${a'b ${c'd} ${e}", true);

        assertThat(template.keys()).extracting(ContextKey::name).containsExactly("e");
    }

    @Test
    void an_opening_that_nothing_closes_does_not_hide_a_variable_after_its_quote() {
        assertThat(TextTemplate.parse("${a'b} ${c}", true).keys())
                .extracting(ContextKey::name)
                .containsExactly("c");
        assertThat(TextTemplate.parse("'${a'b} ${c}", true).keys())
                .extracting(ContextKey::name)
                .containsExactly("c");
    }

    @Test
    void a_text_without_variables_stands_for_itself() {
        String text = "${a}*";
        TextTemplate template = TextTemplate.parse(text, false);

        assertThat(template.hasVariables()).isFalse();
        assertThat(template.keys()).isEmpty();
        assertThat(template.expand(variable -> "x")).isSameAs(text);
        assertThat(TextTemplate.parse(text, true).expand(variable -> "x")).isEqualTo("x*");
        assertThat(TextTemplate.parse("${a}${*}", true).expand(variable -> "x")).isEqualTo("x*");
        assertThat(TextTemplate.parse("x${a}", true).expand(variable -> null)).isNull();
    }

    @Test
    void keys_are_those_of_well_formed_variables() {
        TextTemplate template =
                TextTemplate.parse("${a}${b, 'x'}${}${*}${c,d}${,c}${, 'c'}${'c'}${c, 'd'e}${ e }", true);

        assertThat(template.keys()).extracting(ContextKey::name).containsExactly("a", "b", "e");
        assertThat(template.hasVariables()).isTrue();
    }
}
