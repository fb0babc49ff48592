package dev.latchkey.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | ENGLISH",
                "'' | ENGLISH",
                "* | ENGLISH",
                "de | GERMAN",
                "de-AT,de;q=0.9 | GERMAN",
                "fr;q=0.9, de;q=0.4, en;q=0.2 | GERMAN",
                "fr, en;q=0.5, de;q=0.4 | ENGLISH",
                "fr | ENGLISH",
                "de;q=2 | ENGLISH",
                ";;;, | ENGLISH"
            })
    void a_browser_gets_what_it_likes_best_of_what_there_is(String header, Language expected) {
        assertThat(Language.preferred(header)).isEqualTo(expected);
    }

    @Test
    void a_tag_names_a_language() {
        assertThat(Language.parse("de")).contains(Language.GERMAN);
        assertThat(Language.parse("DE")).isEmpty();
        assertThat(Language.parse(null)).isEmpty();
    }

    @Test
    void a_sentence_is_found_by_what_is_fixed_in_it() {
        Sentence sentence = new Sentence("Delete {0} of {1}.", "Von {1}: {0} löschen.");

        assertThat(sentence.translate("Delete key AKIA1 of paul.", Catalogue.of(Language.GERMAN)))
                .contains("Von paul: key AKIA1 löschen.");
        assertThat(sentence.translate("Delete key AKIA1.", Catalogue.of(Language.GERMAN)))
                .isEmpty();
    }

    @Test
    void what_stands_in_a_place_is_taken_over_as_it_is_or_translated_or_written_as_a_number() {
        Catalogue german = Catalogue.of(Language.GERMAN);

        assertThat(new Sentence("Used {0}.", "{0}").translate("Used just now.", german))
                .contains("just now");
        assertThat(new Sentence("Used {0}.", "{0:t}").translate("Used just now.", german))
                .contains("gerade eben");
        assertThat(new Sentence("Used: {0}.", "{0:l}").translate("Used: just now; 5 min ago; unheard.", german))
                .contains("gerade eben; vor 5 Min.; unheard");
        assertThat(new Sentence("{0} users", "{0:n} Benutzer").translate("12,345 users", german))
                .contains("12.345 Benutzer");
        assertThat(new Sentence("Is {0}.", "{0}").translate("Is $1 \\ {0}.", german))
                .contains("$1 \\ {0}");
    }

    @Test
    void sentences_in_a_row_are_each_translated_where_all_are_known() {
        Catalogue german = Catalogue.of(Language.GERMAN);

        assertThat(german.of("Use at least 8 characters. Use at least one symbol of ! #. Use at least one number."))
                .contains("Verwenden Sie mindestens 8 Zeichen. Verwenden Sie mindestens eines der Symbole ! #."
                        + " Verwenden Sie mindestens eine Ziffer.");
        assertThat(german.of("Use at least 8 characters. Nobody knows this.")).isEmpty();
    }
}
