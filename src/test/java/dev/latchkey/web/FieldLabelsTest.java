package dev.latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.language.Language;
import dev.latchkey.language.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The form that is kept while the database is away calls its fields as the form itself did, in German too. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FieldLabelsTest {

    private static final Pattern FIELD = Pattern.compile(
            "\\{#(?:field|password|code|checkbox|pasted) (?=[^}]*\\blabel=\"[^\"{]+\")[^}]*\\bname=\"([A-Za-z]+)\"[^}]*}");

    /** The same word in both languages. */
    private static final Set<String> SAME = Set.of("MFA code");

    @Test
    void are_there_for_each_field_that_a_form_draws() throws IOException {
        assertThat(fields()).hasSizeGreaterThan(40).allSatisfy(name -> {
            String label = FieldLabels.of(name);
            assertThat(templates()).as(name).contains(label);
            assertThat(Words.in(Language.GERMAN, label))
                    .as(label)
                    .satisfiesAnyOf(german -> assertThat(german).isNotEqualTo(label), german -> assertThat(SAME)
                            .contains(german));
        });
    }

    @Test
    void are_the_name_in_words_where_no_form_tells_another() {
        assertThat(FieldLabels.of("minimum-length")).isEqualTo("Minimum length");
        assertThat(FieldLabels.of("someName")).isEqualTo("Some name");
    }

    private static Set<String> fields() throws IOException {
        return FIELD.matcher(templates())
                .results()
                .map(field -> field.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String templates() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
