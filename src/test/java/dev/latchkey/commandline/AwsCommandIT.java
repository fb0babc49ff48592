package dev.latchkey.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.browser.DemoPortal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that the README shows, run by a shell against the packaged portal. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AwsCommandIT {

    private static final Pattern COMMANDS =
            Pattern.compile("<!-- commands: [^>]*-->\\n```bash\\n(.*?)```\\n<!-- end of commands -->", Pattern.DOTALL);
    private static final long LIMIT_SECONDS = 240;

    @TempDir
    Path directory;

    @BeforeAll
    static void the_commands_are_there() {
        for (String command : new String[] {"aws", "oathtool", "ssh-keygen"}) {
            assertThat(isInstalled(command))
                    .as("`" + command + "` is not installed; ./verify installs what is missing")
                    .isTrue();
        }
    }

    @Test
    void the_procedures_of_the_readme_work_as_they_are_printed() throws IOException, InterruptedException {
        Matcher readme = COMMANDS.matcher(Files.readString(Path.of("README.md")));
        assertThat(readme.find()).isTrue();
        Path script = directory.resolve("procedures.sh");
        Files.writeString(script, "set -euo pipefail\n" + readme.group(1) + "\necho done\n");

        makeReader();

        String output = run(script);

        assertThat(output)
                .contains("arn:aws:iam::123456789012:user/dana")
                .contains("AccessDenied")
                .contains("with an explicit deny in an identity-based policy")
                .contains("\"MinimumPasswordLength\": 12")
                .contains("\"SSHPublicKeyId\": \"APKA")
                .endsWith("done\n");
    }

    /** The reader of QR codes that the commands call: one of ours, under its name. */
    private void makeReader() throws IOException {
        Path reader = directory.resolve("zbarimg");
        Files.writeString(
                reader,
                "#!/bin/sh\nexec '" + System.getProperty("java.home") + "/bin/java' -cp '"
                        + System.getProperty("java.class.path") + "' " + QrReader.class.getName() + " \"$@\"\n");
        assertThat(reader.toFile().setExecutable(true)).isTrue();
    }

    private String run(Path script) throws IOException, InterruptedException {
        Path log = directory.resolve("log");
        ProcessBuilder shell = new ProcessBuilder("bash", script.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        shell.environment().put("LATCHKEY_ADDRESS", DemoPortal.address());
        shell.environment().put("PATH", directory + ":" + System.getenv("PATH"));
        shell.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        shell.environment()
                .put("AWS_CONFIG_FILE", directory.resolve("no-config").toString());
        shell.environment()
                .put(
                        "AWS_SHARED_CREDENTIALS_FILE",
                        directory.resolve("no-credentials").toString());
        Process process = shell.start();
        boolean hasEnded = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        String output = Files.readString(log, StandardCharsets.UTF_8);
        if (!hasEnded) {
            process.destroyForcibly();
        }
        assertThat(hasEnded).as(output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static boolean isInstalled(String command) {
        try {
            return new ProcessBuilder("bash", "-c", "command -v " + command)
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
