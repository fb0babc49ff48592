package dev.latchkey.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.platform.configuration.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What can be said about the container files without a container engine: what they name exists. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContainerFilesTest {
    private static final List<String> FRAMEWORK = List.of(
            "QUARKUS_HTTP_HOST",
            "QUARKUS_CONFIG_LOCATIONS",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_FLYWAY_USERNAME");

    private final String dockerfile = read("docker/Dockerfile");
    private final String compose = read("docker/compose.yaml");
    private final Properties application = properties("src/main/resources/application.properties");

    @Nested
    class The_image {
        @Test
        void copies_and_runs_what_exists() {
            assertThat(all(dockerfile, "(?m)^COPY (?!--from)(?:--\\S+ )*(.+) \\S+$").stream()
                            .flatMap(sources -> List.of(sources.split(" ")).stream()))
                    .isNotEmpty()
                    .allSatisfy(source -> assertThat(Path.of(source)).exists());
            assertThat(List.of("docker/train", "docker/healthcheck", "docker/make-secrets"))
                    .allSatisfy(script -> assertThat(Files.isExecutable(Path.of(script)))
                            .as(script)
                            .isTrue());
        }

        @Test
        void runs_on_JDK_25_as_a_user_without_privileges_who_owns_the_one_place_to_write() {
            assertThat(all(dockerfile, "(?m)^FROM (\\S+)"))
                    .hasSize(2)
                    .last()
                    .asString()
                    .startsWith("eclipse-temurin:25-jre");
            assertThat(all(dockerfile, "(?m)^USER (\\d+):\\d+$")).containsExactly("10001");
            assertThat(dockerfile)
                    .contains("--uid 10001", "install -d -o 10001 -g 10001 -m 0700 /var/lib/latchkey")
                    .contains("VOLUME /var/lib/latchkey", "LATCHKEY_DATA_DIR=/var/lib/latchkey")
                    .contains("-Djava.io.tmpdir=/var/lib/latchkey");
        }

        @Test
        void opens_the_port_and_asks_the_address_that_the_portal_has() {
            assertThat(all(dockerfile, "(?m)^EXPOSE (\\d+)$"))
                    .containsExactly(application.getProperty("quarkus.http.port"));
            assertThat(List.of(read("docker/train"), read("docker/healthcheck")))
                    .allSatisfy(script -> assertThat(script)
                            .contains(application.getProperty("quarkus.smallrye-health.root-path") + "/ready"));
        }
    }

    @Nested
    class The_compose_file {
        @Test
        void hands_out_every_secret_as_a_file_that_the_script_makes() {
            String script = read("docker/make-secrets");
            List<String> made = all(script, ">secrets/([\\w.-]+)");

            assertThat(all(compose, "(?m)^    file: secrets/([\\w.-]+)$")).containsExactlyInAnyOrderElementsOf(made);
            assertThat(all(compose + read("docker/database/10-roles.sh"), "/run/secrets/([\\w.-]+)"))
                    .isNotEmpty()
                    .allSatisfy(secret -> assertThat(made).contains(secret));
            assertThat(compose).doesNotContainPattern("PASSWORD: ");
            assertThat(read(".gitignore")).contains("docker/secrets/");
            assertThat(read(".dockerignore")).contains("docker/secrets/");
        }

        @Test
        void mounts_what_exists_and_a_PostgreSQL_17() {
            assertThat(compose).contains("image: postgres:17", "read_only: true", "- portal:/var/lib/latchkey");
            assertThat(all(compose, "- \\./([^:]+):"))
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(Path.of("docker", path)).exists());
        }

        @Test
        void reaches_the_portal_at_its_port() {
            String port = application.getProperty("quarkus.http.port");
            assertThat(compose).contains("127.0.0.1:" + port + ":" + port);
        }
    }

    @Test
    void every_setting_that_they_name_is_one() {
        List<String> known =
                Setting.all().stream().map(Setting::environmentVariable).collect(Collectors.toList());

        assertThat(all(dockerfile + compose, "\\b(LATCHKEY_[A-Z_]+)\\b"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(known).contains(name));
        assertThat(all(dockerfile + compose, "\\b(QUARKUS_[A-Z_]+)\\b"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(FRAMEWORK).contains(name));
    }

    @Test
    void both_scripts_that_make_roles_make_the_roles_of_the_embedded_database() {
        String roles = read("docker/database/roles.sql");
        assertThat(roles).contains("latchkey_owner", "latchkey_app", "ALTER DEFAULT PRIVILEGES");
        assertThat(read("README.md")).contains("docker/database/roles.sql");
    }

    private static List<String> all(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties properties(String path) {
        try (var reader = Files.newBufferedReader(Path.of(path))) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
