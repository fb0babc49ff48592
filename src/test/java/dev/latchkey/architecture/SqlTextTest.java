package dev.latchkey.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * The text of every SQL statement is written in the program: what comes from outside is bound to it.
 *
 * <p>Looks into the compiled classes. A text that is put together at run time leaves a recipe there, with a mark where
 * each part goes, or a format with a {@code %s}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SqlTextTest {

    private static final Path CLASSES = Path.of("target", "classes", "dev", "latchkey");

    /** Where pieces are put together all the same, none of which comes from outside. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "platform/database/DatabaseRoles", "names and passwords of roles, made by the program itself",
            "demo/DemoReset", "names of tables, out of the database's own catalogue",
            "identity/UserSearch", "conditions that filters hold as fixed texts; what was typed is bound",
            "identity/UserConcerns", "the same",
            "permission/Attachments", "names of tables and columns, fixed texts of the two kinds of holders",
            "permission/InlinePolicies", "the same",
            "permission/DetailRows", "the same");

    private static final Pattern SQL = Pattern.compile(
            "\\b(select\\s.*\\sfrom|insert\\s+into|update\\s.*\\sset|delete\\s+from|order\\s+by|where\\s.*[=<>]|alter\\s+"
                    + "(table|role)|create\\s+(table|role|database)|drop\\s+\\w+)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern HOLE = Pattern.compile("[\\x01\\x02]|%[0-9$]*s");

    @Test
    void is_never_put_together_at_run_time() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = CLASSES.relativize(file).toString().replace(".class", "");
                if (!EXCEPTIONS.containsKey(name.replaceAll("\\$.*", ""))) {
                    textsOf(file).stream()
                            .filter(SqlTextTest::isPutTogether)
                            .forEach(text -> found.add(name + ": " + text));
                }
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    void would_be_found_if_it_were() {
        assertThat(badExample("x")).isNotEmpty();

        assertThat(textsOf(Path.of("target", "test-classes", "dev", "latchkey", "architecture", "SqlTextTest.class")))
                .anyMatch(SqlTextTest::isPutTogether);
    }

    private static String badExample(String name) {
        return "select a from b where c = '" + name + "'";
    }

    private static boolean isPutTogether(String text) {
        return HOLE.matcher(text).find() && SQL.matcher(text).find();
    }

    /** All texts in the constant pool of a class (Java virtual machine specification, §4.4). */
    private static List<String> textsOf(Path file) {
        List<String> texts = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            in.readInt();
            in.readInt();
            int count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts.add(in.readUTF());
                    case 5, 6 -> {
                        in.readLong();
                        i++;
                    }
                    case 7, 8, 16, 19, 20 -> in.readUnsignedShort();
                    case 15 -> {
                        in.readUnsignedByte();
                        in.readUnsignedShort();
                    }
                    default -> in.readInt();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
