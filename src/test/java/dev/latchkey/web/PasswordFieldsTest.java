package dev.latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Fields for secrets in every template: password managers know what each is, and nothing is in the way of a paste. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PasswordFieldsTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path TAGS = RESOURCES.resolve("templates/tags");
    private static final Pattern PASSWORD = Pattern.compile("\\{#password [^}]*}|<input[^>]*type=\"password\"[^>]*>");
    private static final Pattern NEW_NAME = Pattern.compile("name=\"(new|confirm)");

    /** The tag itself, which takes the attribute from where it is used. */
    private static final Path TAG = TAGS.resolve("password.html");

    private static Map<Path, String> files(String ending) throws IOException {
        Map<Path, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(RESOURCES)) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(ending)).toList()) {
                files.put(file, Files.readString(file));
            }
        }
        return files;
    }

    private static Map<String, Path> passwordFields() throws IOException {
        Map<String, Path> fields = new TreeMap<>();
        files(".html").forEach((file, text) -> {
            if (!file.equals(TAG)) {
                PASSWORD.matcher(text).results().map(MatchResult::group).forEach(field -> fields.put(field, file));
            }
        });
        return fields;
    }

    @Test
    void say_whether_a_password_is_known_or_new() throws IOException {
        assertThat(passwordFields()).hasSizeGreaterThan(8).allSatisfy((field, file) -> {
            String wanted = NEW_NAME.matcher(field).find()
                    ? "new-password"
                    : "(current-password|new-password|\\{field\\.autocomplete})";
            assertThat(field).as(file.toString()).matches("(?s).*autocomplete=\"" + wanted + "\".*");
        });
    }

    @Test
    void stand_with_the_name_of_whose_password_it_is() throws IOException {
        assertThat(files(".html")).allSatisfy((file, text) -> {
            if (!file.startsWith(TAGS) && text.contains("{#password ")) {
                assertThat(text).as(file.toString()).contains("autocomplete=\"username");
            }
        });
    }

    @Test
    void for_codes_are_for_one_time_codes() throws IOException {
        assertThat(Files.readString(TAGS.resolve("code.html"))).contains("autocomplete=\"one-time-code\"");
        assertThat(files(".html"))
                .allSatisfy((file, text) ->
                        assertThat(text).as(file.toString()).doesNotContainPattern("<input[^>]*name=\"secret-mfaCode"));
    }

    @Test
    void after_a_failure_say_it_as_well() {
        Map<String, String> purposes = Map.of(
                "secret-oldPassword", "current-password",
                "secret-password", "current-password",
                "secret-newPassword", "new-password",
                "secret-confirmPassword", "new-password",
                "secret-mfaCode1", "one-time-code");

        assertThat(purposes).allSatisfy((name, purpose) -> assertThat(new UnsentForm.Field(name, "", "").autocomplete())
                .isEqualTo(purpose));
    }

    @Test
    void let_people_paste_and_drop() throws IOException {
        assertThat(files(".html")).isNotEmpty().allSatisfy((file, text) -> assertThat(text)
                .as(file.toString())
                .doesNotContainIgnoringCase("onpaste")
                .doesNotContainIgnoringCase("ondrop")
                .doesNotContainPattern("autocomplete=\"(off|nope|false)\"[^>]*type=\"password\""));
        assertThat(files(".js")).isNotEmpty().allSatisfy((file, text) -> assertThat(listenerOf(text, "paste"))
                .as(file.toString())
                .isEmpty());
    }

    private static Optional<String> listenerOf(String script, String event) {
        return Pattern.compile("addEventListener\\(\\s*[\"']" + event + "[\"']")
                .matcher(script)
                .results()
                .map(MatchResult::group)
                .findFirst();
    }
}
