package dev.latchkey.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every text of a template is told in every language, and nothing is kept that nobody says. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CatalogueTest {

    /** What is the same in every language. */
    private static final Set<String> NAMES = Set.of("Latchkey", "· Latchkey");

    private static final Pattern INSIDE = Pattern.compile("\\{[^{}]*\\}|<[^>]*>");

    @Test
    void no_template_has_text_outside_of_the_sections_for_text() throws IOException {
        List<String> untold = new ArrayList<>();
        TemplateSources.all().forEach((template, source) -> TemplateSources.untold(source).stream()
                .filter(text -> !NAMES.contains(text))
                .forEach(text -> untold.add(template + ": " + text)));

        assertThat(untold).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void every_text_of_a_template_is_told(Language language) throws IOException {
        Catalogue catalogue = Catalogue.of(language);
        Set<String> untold = new TreeSet<>();
        TemplateSources.all().forEach((template, source) -> Stream.concat(
                        TemplateSources.texts(source).stream(), TemplateSources.handedToTags(source).stream())
                .filter(text -> catalogue.exactly(text).isEmpty())
                .forEach(text -> untold.add(template + ": " + text)));

        assertThat(untold).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void a_text_keeps_its_expressions_and_tags_in_every_language(Language language) {
        Set<String> different = new TreeSet<>();
        Catalogue.of(language).texts().forEach((english, said) -> {
            if (!inside(english).equals(inside(said))) {
                different.add(english + " → " + said);
            }
        });

        assertThat(different).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void nothing_is_told_that_no_template_and_no_class_says(Language language) throws IOException {
        Set<String> inTemplates = new HashSet<>();
        for (String source : TemplateSources.all().values()) {
            inTemplates.addAll(TemplateSources.texts(source));
            inTemplates.addAll(TemplateSources.handedToTags(source));
        }
        String classes = classes();

        Set<String> unsaid = new TreeSet<>();
        for (String english : Catalogue.of(language).texts().keySet()) {
            boolean isSaid = inTemplates.contains(english)
                    || Stream.of(english.split("\\{[0-9]\\}")).allMatch(piece -> classes.contains(escaped(piece)));
            if (!isSaid) {
                unsaid.add(english);
            }
        }
        assertThat(unsaid).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void each_file_is_read(Language language) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages", language.tag()))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .isSubsetOf(Catalogue.FILES);
        }
        assertThat(Catalogue.of(language).texts()).isNotEmpty().doesNotContainValue("");
    }

    /** Expressions and tags as a set: a language may need one twice. */
    private static Set<String> inside(String text) {
        Set<String> inside = new TreeSet<>();
        INSIDE.matcher(text.replaceAll("\\{([0-9]):[tln]\\}", "{$1}"))
                .results()
                .forEach(part -> inside.add(part.group()));
        return inside;
    }

    private static String escaped(String piece) {
        return piece.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** All sources, with literals that go over lines joined. */
    private static String classes() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", ""));
            }
        }
        return all.toString();
    }
}
