package dev.latchkey.platform.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The table in the README says what the code does; when it does not, the failure prints the one to put there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SettingsTableTest {
    private static final Path SOURCE =
            Path.of("src/main/java/dev/latchkey/platform/configuration/LatchkeyConfiguration.java");
    private static final Pattern TABLE =
            Pattern.compile("<!-- settings: [^>]*-->\\n(.*?)<!-- end of settings -->", Pattern.DOTALL);
    private static final Pattern DECLARATION = Pattern.compile(
            "interface (\\w+) \\{|/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*[\\w<>.]+ (\\w+)\\(\\);",
            Pattern.DOTALL);

    @Test
    void the_table_names_every_setting_with_its_default_bounds_and_meaning() throws IOException {
        Matcher table = TABLE.matcher(Files.readString(Path.of("README.md")));
        assertThat(table.find()).isTrue();

        assertThat(table.group(1)).isEqualTo(expectedTable());
    }

    private static String expectedTable() throws IOException {
        Map<String, String> meanings = meanings();
        return Setting.all().stream()
                .map(setting -> "| `%s` | %s | %s%s |%n"
                        .formatted(
                                setting.name(),
                                setting.defaultValue()
                                        .map(value -> "`" + value.replaceAll("\\$\\{[^:}]+:([^}]*)}", "$1") + "`")
                                        .orElse("none"),
                                meanings.getOrDefault(key(setting), "undocumented"),
                                setting.bounds()
                                        .map(bounds -> " `" + bounds.min() + "` to `" + bounds.max() + "`.")
                                        .orElse("")))
                .collect(Collectors.joining("", "| setting | default | meaning |\n|---|---|---|\n", ""));
    }

    private static String key(Setting setting) {
        return setting.declaration().getDeclaringClass().getSimpleName() + "."
                + setting.declaration().getName();
    }

    private static Map<String, String> meanings() throws IOException {
        Map<String, String> meanings = new HashMap<>();
        Matcher declarations = DECLARATION.matcher(Files.readString(SOURCE));
        String group = "";
        while (declarations.find()) {
            if (declarations.group(1) != null) {
                group = declarations.group(1);
            } else {
                String text = declarations
                        .group(2)
                        .replaceAll("\\s*\\n\\s*\\*?\\s*", " ")
                        .strip();
                meanings.put(group + "." + declarations.group(3), text);
            }
        }
        return meanings;
    }
}
