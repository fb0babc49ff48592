package dev.latchkey.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.api.signature.SignatureRefused;
import dev.latchkey.credential.certificate.CertificateFile;
import dev.latchkey.credential.sshkey.SshKeyFile;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.platform.Sql;
import dev.latchkey.support.AuthenticatorApp;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.Programs;
import dev.latchkey.support.QueryClient.Reply;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Errors of operations: code, status and words of each are a row of {@code api-errors.txt}, provoked by the AWS SDK, or
 * over the wire where the SDK cannot say it.
 */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErrorTableTest {

    private static final Path TABLE = Path.of("src/test/resources/api-errors.txt");
    private static final Path TESTS = Path.of("src/test/java/dev/latchkey");
    private static final String ELSEWHERE = "elsewhere ";
    private static final String NEVER = "never ";

    /** So many of an account, as rows that nobody made by a call; the random part of a unique id is made of both. */
    private static final String SO_MANY = "with new as (select a, n::text as n,"
            + " translate(upper(substr(md5(a || n), 1, 17)), '0189', 'GHIJ') as id"
            + " from (select ?::text as a, generate_series(1, ?) as n) each) ";

    private static final Map<String, String> CROWDS = Map.of(
            "users",
            "insert into iam_user (user_id, account_id, path, user_name, user_name_key, created_at)"
                    + " select 'AIDA' || id, a, '/', 'u' || n, 'u' || n, now() from new",
            "groups",
            "insert into iam_group (group_id, account_id, path, group_name, group_name_key, created_at)"
                    + " select 'AGPA' || id, a, '/', 'g' || n, 'g' || n, now() from new",
            "devices",
            "insert into mfa_device (device_id, account_id, serial_number, kind, label, created_at)"
                    + " select id, a, 'arn:aws:iam::' || a || ':mfa/d' || n, 'virtual', 'd' || n, now() from new",
            "policies",
            ", policy as (insert into managed_policy (policy_id, owner, path, policy_name, policy_name_key,"
                    + " default_version, last_version, created_at, updated_at)"
                    + " select 'ANPA' || id, a, '/', 'q' || n, 'q' || n, 1, 1, now(), now() from new"
                    + " returning policy_id)"
                    + " insert into managed_policy_version (policy_id, version, document, document_hash, created_at)"
                    + " select policy_id, 1, d, encode(sha256(d::bytea), 'hex'), now() from policy, (values ('"
                    + Scene.document("iam:GetUser") + "')) as one (d)");

    private static final Pattern OWN_CODE = Pattern.compile("new ApiFailure\\(\\s*\\w+,\\s*\"(\\w+)\"");
    private static final Pattern REPEATED = Pattern.compile("(\\d+) times (.*)");

    @Inject
    World world;

    @Inject
    Programs programs;

    @Inject
    TestClock clock;

    @Inject
    Sql sql;

    @Inject
    ApiCatalogue catalogue;

    private World.Account account;
    private World.Person ana;
    private World.Person zoe;
    private final Map<String, String> known = new HashMap<>();
    private final Map<String, EveryCall.Clients> clients = new HashMap<>();

    static Stream<String> lines() throws IOException {
        return Files.readAllLines(TABLE).stream().filter(line -> !line.isBlank() && !line.startsWith("#"));
    }

    static Stream<String> rows() throws IOException {
        return lines().filter(line -> !line.startsWith(ELSEWHERE) && !line.startsWith(NEVER));
    }

    @BeforeEach
    void ana_administers() {
        clock.stopAt(Instant.ofEpochSecond(Instant.now().getEpochSecond() / 30 * 30));
        account = world.account();
        ana = account.user("Ana").administrator();
        zoe = account.user("Zoe");
        known.putAll(bodies(account));
    }

    @AfterEach
    void the_clock_goes_on() {
        clients.values().forEach(EveryCall.Clients::close);
        clock.reset();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void is_told_in_IAM_s_words(String row) {
        String[] parts = row.split(" \\| ", 3);
        List<String> calls = calls(parts[2]);

        calls.subList(0, calls.size() - 1).forEach(this::send);

        Refusal refusal = refusalOf(calls.get(calls.size() - 1));
        assertThat(refusal.status() + " " + refusal.code())
                .as(refusal.message())
                .isEqualTo(parts[0]);
        String expected = filled(parts[1]);
        if (expected.endsWith("…")) {
            assertThat(refusal.message()).startsWith(expected.substring(0, expected.length() - 1));
        } else {
            assertThat(refusal.message()).isEqualTo(expected);
        }
    }

    @Test
    void has_no_code_that_is_not_provoked() throws IOException {
        Set<String> answered = new TreeSet<>();
        Arrays.stream(ErrorCode.values()).map(ErrorCode::code).forEach(answered::add);
        Arrays.stream(SignatureRefused.Kind.values())
                .map(SignatureRefused.Kind::code)
                .forEach(answered::add);
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/dev/latchkey/api"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Matcher code = OWN_CODE.matcher(Files.readString(source));
                while (code.find()) {
                    answered.add(code.group(1));
                }
            }
        }
        answered.removeAll(never());

        assertThat(answered).contains("InvalidAction", "InternalFailure");
        assertThat(provoked()).isEqualTo(answered);
    }

    @Test
    void has_every_code_that_the_model_gives_what_is_offered_or_says_why_not() throws IOException {
        Set<String> accounted = provoked();
        accounted.addAll(never());

        assertThat(provoked()).doesNotContainAnyElementsOf(never());
        assertThat(accounted).containsAll(ServiceModel.errorsOf(catalogue.all()));
    }

    private static Set<String> provoked() throws IOException {
        Set<String> told = new TreeSet<>();
        for (String row : rows().toList()) {
            told.add(row.substring(4, row.indexOf(" | ")));
        }
        for (String line : lines().filter(line -> line.startsWith(ELSEWHERE)).toList()) {
            String[] words = line.split(" ", 4);
            told.add(words[1]);
            assertThat(Files.readString(TESTS.resolve(words[2]))).contains(words[3]);
        }
        return told;
    }

    /** Codes that no operation of the API has a reason for, each with why. */
    private static Set<String> never() throws IOException {
        return lines().filter(line -> line.startsWith(NEVER))
                .map(line -> line.split(" ", 3)[1])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How a call is refused. */
    private record Refusal(int status, String code, String message) {}

    /** The calls of a row, one by one; {@code 3 times A & B} stands for six. */
    private static List<String> calls(String text) {
        List<String> calls = new ArrayList<>();
        for (String part : text.split("; ", -1)) {
            Matcher repeated = REPEATED.matcher(part);
            int times = repeated.matches() ? Integer.parseInt(repeated.group(1)) : 1;
            for (int i = 1; i <= times; i++) {
                for (String call : (repeated.matches() ? repeated.group(2) : part).split(" & ", -1)) {
                    calls.add(call.replace("${n}", Integer.toString(i)));
                }
            }
        }
        return calls;
    }

    private void send(String call) {
        if (call.startsWith("later ")) {
            clock.advance(Duration.parse(call.substring("later ".length())));
        } else if (call.startsWith("refused ")) {
            refusalOf(call.substring("refused ".length()));
        } else if (call.startsWith("crowd ")) {
            String[] words = call.split(" ", -1);
            sql.change(SO_MANY + CROWDS.get(words[2]), account.accountId(), Integer.parseInt(words[1]));
        } else {
            known.putAll(told(call));
        }
    }

    private Map<String, String> told(String call) {
        String[] words = call.strip().split(" ", -1);
        int action = words[0].equals("as") ? 2 : 0;
        EveryCall.Clients caller = clientsOf(action == 0 ? "Ana" : words[1]);
        return SdkCall.send(caller.iam(), caller.sts(), words[action], parameters(words, action + 1));
    }

    private EveryCall.Clients clientsOf(String who) {
        return clients.computeIfAbsent(who, unused -> {
            AwsCredentials credentials =
                    who.equals("session") ? session() : programs.credentialsOf(who.equals("Zoe") ? zoe : ana);
            return new EveryCall.Clients(programs.iam(credentials), programs.sts(credentials));
        });
    }

    private Refusal refusalOf(String call) {
        if (call.startsWith("raw ")) {
            String[] words = call.split(" ", -1);
            List<String> parameters = new ArrayList<>();
            parameters(words, 2).forEach((name, value) -> {
                parameters.add(name);
                parameters.add(value);
            });
            Reply reply = programs.query(ana).iam(words[1], parameters.toArray(String[]::new));
            return new Refusal(reply.status(), reply.code(), reply.message());
        }
        List<Refusal> refusals = new ArrayList<>();
        assertThatThrownBy(() -> told(call)).isInstanceOfSatisfying(AwsServiceException.class, refused -> {
            ServiceModel.requireError(call.replaceFirst("^as \\w+ ", "").split(" ", 2)[0], refused);
            refusals.add(new Refusal(
                    refused.statusCode(),
                    refused.awsErrorDetails().errorCode(),
                    refused.awsErrorDetails().errorMessage()));
        });
        return refusals.get(0);
    }

    /** What GetSessionToken issued. */
    private AwsCredentials session() {
        return AwsSessionCredentials.create(
                filled("${AccessKeyId}"), filled("${SecretAccessKey}"), filled("${SessionToken}"));
    }

    private Map<String, String> parameters(String[] words, int from) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String word : List.of(words).subList(from, words.length)) {
            int equals = word.indexOf('=');
            parameters.put(word.substring(0, equals), filled(word.substring(equals + 1)));
        }
        return parameters;
    }

    /** Names in braces are bodies, members of earlier answers, and codes of the latest device, so many steps from now. */
    private String filled(String text) {
        String filled = text.replace("␣", " ");
        for (Map.Entry<String, String> each : known.entrySet()) {
            filled = filled.replace("${" + each.getKey() + "}", each.getValue());
        }
        if (filled.contains("${code")) {
            AuthenticatorApp app = AuthenticatorApp.with(filled("${Base32StringSeed}"), clock);
            for (int step = -2; step <= 2; step++) {
                filled = filled.replace("${code" + (step == 0 ? "" : String.format("%+d", step)) + "}", app.code(step));
            }
        }
        return filled;
    }

    private static Map<String, String> bodies(World.Account account) {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("account", account.accountId());
        bodies.put("password", "Quiet-Otter-Lantern-7");
        bodies.put("other-password", "Amber-Falcon-Harbor-9");
        bodies.put("policy", Scene.document("iam:GetUser"));
        bodies.put("long-policy", Scene.document("iam:" + "a".repeat(2048)));
        bodies.put("longer-policy", Scene.document("iam:" + "a".repeat(5120)));
        bodies.put("very-long-policy", Scene.document("iam:" + "a".repeat(6144)));
        bodies.put("certificate", CertificateFile.text("rsa-2048.pem"));
        bodies.put("other-certificate", CertificateFile.text("another.pem"));
        bodies.put("third-certificate", CertificateFile.text("ec-256.pem"));
        bodies.put("ed25519-certificate", CertificateFile.text("ed25519.pem"));
        bodies.put("expired-certificate", CertificateFile.text("expired.pem"));
        bodies.put("ssh", SshKeyFile.text("rsa-2048.pub"));
        bodies.put("ssh-1", SshKeyFile.text("rsa-4096.pub"));
        bodies.put("ssh-2", SshKeyFile.text("ecdsa-256.pub"));
        bodies.put("ssh-3", SshKeyFile.text("ecdsa-384.pub"));
        bodies.put("ssh-4", SshKeyFile.text("ecdsa-521.pub"));
        bodies.put("ssh-5", SshKeyFile.text("ed25519.pub"));
        bodies.put("short-ssh", SshKeyFile.text("rsa-1024.pub"));
        bodies.put("half-ssh", new String(SshKeyFile.text("rsa-2048.pub").getBytes(UTF_8), 0, 120, UTF_8));
        return bodies;
    }
}
