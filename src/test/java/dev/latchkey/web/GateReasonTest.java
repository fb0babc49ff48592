package dev.latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.web.GateReason.Piece;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GateReasonTest {

    private static GateReason reason(String sentence) {
        return new GateReason(
                "why-x",
                "explicit-deny",
                Optional.of("iam:ListAccessKeys"),
                sentence,
                Optional.empty(),
                Optional.empty(),
                List.of(new GateReason.Fact("Policy", "Contractors", true)),
                Optional.of("User: paul"));
    }

    @Test
    void writes_names_in_its_sentence_as_names() {
        String sentence = "A policy blocks this: statement `NoKeys` in `Contractors`.";

        assertThat(reason(sentence).pieces(sentence))
                .containsExactly(
                        new Piece("A policy blocks this: statement ", false),
                        new Piece("NoKeys", true),
                        new Piece(" in ", false),
                        new Piece("Contractors", true),
                        new Piece(".", false));
    }

    @Test
    void keeps_its_hooks_where_a_banner_tells_the_rest() {
        GateReason brief = reason("A policy blocks this.").pointingTo("needs-mfa", "Needs MFA");

        assertThat(brief.id()).isEqualTo("why-x");
        assertThat(brief.name()).isEqualTo("explicit-deny");
        assertThat(brief.deniedAction()).contains("iam:ListAccessKeys");
        assertThat(brief.sentence()).isEqualTo("Needs MFA");
        assertThat(brief.banner()).contains("needs-mfa");
        assertThat(brief.hasMore()).isFalse();
    }
}
