package dev.latchkey.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name is there. */
class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");

    /** A class with its room, and with a method or without: {@code web.Forms.ticket}. */
    private static final Pattern CLASS = Pattern.compile("`((?:[a-z]+\\.)+[A-Z]\\w+)(?:[.#](\\w+))?`");

    @Test
    void every_file_that_is_linked_exists() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path document : documents()) {
            Matcher link = LINK.matcher(Files.readString(document, UTF_8));
            while (link.find()) {
                if (!link.group(1).contains(":") && !Files.exists(document.resolveSibling(link.group(1)))) {
                    missing.add(document + ": " + link.group(1));
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void every_class_that_is_named_with_its_room_exists() throws IOException {
        List<String> missing = new ArrayList<>();
        int named = 0;
        for (Path document : documents()) {
            Matcher name = CLASS.matcher(Files.readString(document, UTF_8));
            for (; name.find(); named++) {
                Path source =
                        Path.of("src/main/java/dev/latchkey", name.group(1).replace('.', '/') + ".java");
                boolean exists = Files.exists(source)
                        && (name.group(2) == null
                                || Files.readString(source, UTF_8).contains(name.group(2)));
                if (!exists) {
                    missing.add(document + ": " + name.group());
                }
            }
        }

        assertThat(missing).isEmpty();
        assertThat(named).isGreaterThan(10);
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(Path.of("."));
                Stream<Path> more = Files.walk(Path.of("docs"))) {
            return Stream.concat(top, more)
                    .filter(path -> path.toString().endsWith(".md"))
                    .toList();
        }
    }
}
