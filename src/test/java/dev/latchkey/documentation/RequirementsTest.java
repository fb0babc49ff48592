package dev.latchkey.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The table of requirements, read as it is printed; test classes are read as sources, so that none is loaded. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RequirementsTest {

    private static final Path TABLE = Path.of("docs", "requirements.md");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Pattern ROW = Pattern.compile("\\| ([A-Z]{2}-\\d+) \\| (.+?) \\| (.*?) ?\\|");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)(?:#(\\w+))?`");

    /** One requirement. */
    private record Row(String id, String promise, String tests) {}

    @Test
    void every_test_that_is_named_exists() throws IOException {
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        for (Row row : rows()) {
            Matcher named = NAMED.matcher(row.tests());
            while (named.find()) {
                String source = sources.getOrDefault(named.group(1), "");
                boolean exists = Optional.ofNullable(named.group(2))
                        .map(method -> source.contains("void " + method + "("))
                        .orElse(!source.isEmpty());
                if (!exists) {
                    missing.add(row.id() + ": " + named.group());
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void every_id_stands_there_once() throws IOException {
        assertThat(rows()).extracting(Row::id).doesNotHaveDuplicates().hasSizeGreaterThan(50);
    }

    @Test
    void every_promise_is_one_sentence() throws IOException {
        assertThat(rows()).extracting(Row::promise).allMatch(promise -> promise.matches("[A-Z][^|]*\\."));
    }

    @Test
    void every_line_that_looks_like_a_requirement_is_read_as_one() throws IOException {
        long lines = Files.readAllLines(TABLE, UTF_8).stream()
                .filter(line -> line.matches("\\| [A-Z]{2}-\\d+ .*"))
                .count();

        assertThat(rows()).hasSize((int) lines);
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(TABLE, UTF_8).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> new Row(row.group(1), row.group(2), row.group(3)))
                .toList();
    }

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            RequirementsTest::text,
                            (one, other) -> one + other));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
