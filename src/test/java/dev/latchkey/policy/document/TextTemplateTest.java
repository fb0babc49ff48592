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
    void keys_are_those_of_well_formed_variables() {
        TextTemplate template = TextTemplate.parse("${a}${b, 'x'}${}${*}${c,d}${ e }", true);

        assertThat(template.keys()).extracting(ContextKey::name).containsExactly("a", "b", "e");
        assertThat(template.hasVariables()).isTrue();
    }
}
