package dev.latchkey.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.certificate.CertificateFile;
import dev.latchkey.credential.sshkey.SshKeyFile;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.Programs;
import dev.latchkey.support.QueryClient;
import dev.latchkey.support.QueryClient.Reply;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors of operations: code, status and words of each are a row of {@code api-errors.txt}, provoked over the wire. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErrorTableTest {

    private static final Path TABLE = Path.of("src/test/resources/api-errors.txt");
    private static final String POLICY =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"iam:GetUser\",\"Resource\":\"%s\"}}";

    @Inject
    World world;

    @Inject
    Programs programs;

    static Stream<String> rows() throws IOException {
        return Files.readAllLines(TABLE).stream().filter(line -> !line.isBlank() && !line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void is_told_in_IAM_s_words(String row) {
        String[] parts = row.split(" \\| ", 3);
        World.Account account = world.account();
        World.Person ana = account.user("Ana").administrator();
        World.Person zoe = account.user("Zoe");
        Map<String, String> bodies = bodies(account);

        List<Reply> replies = new ArrayList<>();
        for (String call : parts[2].split("; ", -1)) {
            boolean isZoe = call.startsWith("as Zoe ");
            QueryClient program = programs.query(isZoe ? zoe : ana);
            replies.add(send(program, isZoe ? call.substring("as Zoe ".length()) : call, bodies));
        }

        Reply last = replies.remove(replies.size() - 1);
        assertThat(replies)
                .allSatisfy(earlier ->
                        assertThat(earlier.status()).as(earlier.body()).isEqualTo(200));
        assertThat(last.status() + " " + last.code()).as(last.body()).isEqualTo(parts[0]);
        String expected = filled(parts[1], bodies);
        if (expected.endsWith("…")) {
            assertThat(last.message()).startsWith(expected.substring(0, expected.length() - 1));
        } else {
            assertThat(last.message()).isEqualTo(expected);
        }
    }

    private static Reply send(QueryClient program, String call, Map<String, String> bodies) {
        String[] words = call.strip().split(" ", -1);
        List<String> parameters = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            parameters.add(words[i].substring(0, equals));
            parameters.add(filled(words[i].substring(equals + 1), bodies));
        }
        return program.iam(words[0], parameters.toArray(String[]::new));
    }

    private static String filled(String text, Map<String, String> bodies) {
        String filled = text;
        for (Map.Entry<String, String> body : bodies.entrySet()) {
            filled = filled.replace("${" + body.getKey() + "}", body.getValue());
        }
        return filled;
    }

    private static Map<String, String> bodies(World.Account account) {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("account", account.accountId());
        bodies.put("password", "Quiet-Otter-Lantern-7");
        bodies.put("policy", POLICY.formatted("*"));
        bodies.put("long-policy", POLICY.formatted("arn:aws:iam::*:user/" + "a".repeat(2048)));
        bodies.put("very-long-policy", POLICY.formatted("arn:aws:iam::*:user/" + "a".repeat(6144)));
        bodies.put("certificate", CertificateFile.text("rsa-2048.pem"));
        bodies.put("other-certificate", CertificateFile.text("another.pem"));
        bodies.put("third-certificate", CertificateFile.text("ec-256.pem"));
        bodies.put("ssh", SshKeyFile.text("rsa-2048.pub"));
        bodies.put("short-ssh", SshKeyFile.text("rsa-1024.pub"));
        bodies.put("half-ssh", new String(SshKeyFile.text("rsa-2048.pub").getBytes(UTF_8), 0, 120, UTF_8));
        return bodies;
    }
}
