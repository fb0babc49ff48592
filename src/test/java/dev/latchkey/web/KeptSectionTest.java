package dev.latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.language.Language;
import dev.latchkey.language.Words;
import io.quarkus.qute.Engine;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeptSectionTest {

    private final AtomicInteger drawn = new AtomicInteger();

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addSectionHelper(new KeptSection())
            .addNamespaceResolver(NamespaceResolver.builder("drawn")
                    .resolve(context -> drawn.incrementAndGet())
                    .build())
            .build();

    private record Reason(String sentence) {}

    private static String draw(Template template, Language language, String name, Object value, String other) {
        return template.instance()
                .setAttribute(Words.LANGUAGE, language)
                .data(name, value)
                .data("other", other)
                .render();
    }

    @Test
    void draws_once_what_is_drawn_from_equal_values() {
        Template template = engine.parse("{#kept told=reason}{told} {drawn:now}{/kept} {other}");

        assertThat(draw(template, Language.ENGLISH, "reason", new Reason("No."), "a"))
                .isEqualTo("Reason[sentence=No.] 1 a");
        assertThat(draw(template, Language.ENGLISH, "reason", new Reason("No."), "b"))
                .isEqualTo("Reason[sentence=No.] 1 b");
        assertThat(draw(template, Language.ENGLISH, "reason", new Reason("Never."), "b"))
                .isEqualTo("Reason[sentence=Never.] 2 b");
    }

    @Test
    void tells_languages_and_places_apart() {
        Template template = engine.parse("{#kept told=reason}{drawn:now}{/kept} {#kept told=reason}{drawn:now}{/kept}");

        assertThat(draw(template, Language.ENGLISH, "reason", "No.", "")).isEqualTo("1 2");
        assertThat(draw(template, Language.GERMAN, "reason", "No.", "")).isEqualTo("3 4");
        assertThat(draw(template, Language.ENGLISH, "reason", "No.", "")).isEqualTo("1 2");
    }

    @Test
    void takes_several_values_or_none() {
        Template several = engine.parse("{#kept one=reason two=other}{one}{two}{drawn:now}{/kept}");
        Template none = engine.parse("{#kept}{drawn:now}{/kept}");

        assertThat(draw(several, Language.ENGLISH, "reason", "a", "b")).isEqualTo("ab1");
        assertThat(draw(several, Language.ENGLISH, "reason", "a", "c")).isEqualTo("ac2");
        assertThat(draw(several, Language.ENGLISH, "reason", "a", "b")).isEqualTo("ab1");
        assertThat(draw(none, Language.ENGLISH, "reason", "a", "b")).isEqualTo("3");
        assertThat(draw(none, Language.ENGLISH, "reason", "x", "y")).isEqualTo("3");
    }

    @Test
    void knows_nothing_else_so_that_it_cannot_keep_what_belongs_to_another_request() {
        Template template = engine.parse("{#kept told=reason}{told}{other}{/kept}");

        assertThatThrownBy(() -> draw(template, Language.ENGLISH, "reason", "No.", "a"))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("other");
    }

    @Test
    void keeps_nothing_that_failed() {
        Template template = engine.parse("{#kept told=reason}{drawn:now}{told.length}{/kept}");

        assertThatThrownBy(() -> draw(template, Language.ENGLISH, "reason", "No.", ""))
                .isInstanceOf(TemplateException.class);
        assertThatThrownBy(() -> draw(template, Language.ENGLISH, "reason", "No.", ""))
                .isInstanceOf(TemplateException.class);
        assertThat(drawn).hasValue(2);
    }
}
