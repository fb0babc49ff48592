package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.api.wire.Parameters;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.Permission;
import dev.latchkey.permission.PutUserPermissionsBoundary;
import dev.latchkey.permission.PutUserPolicy;
import dev.latchkey.platform.Sql;
import dev.latchkey.support.Crawler;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.Programs;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** Everything that is offered, called by the AWS SDK: performed for whom a policy allows it, refused for all others. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryOperationTest {

    private static final String READS_ALONE = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\","
            + "\"NotAction\":[\"iam:Get*\",\"iam:List*\",\"latchkey:List*\"],\"Resource\":\"*\"}}";

    private static final Pattern REFUSAL = Pattern.compile("is not authorized to perform: (\\S+) on");

    /** What only reads, and needs nothing that another one of them finds in the way. */
    private static final Pattern SHARING = Pattern.compile("(List|Simulate|GetContext).*|Get(?!AccountPassword).*");

    /** No policy says anything about these (IAM guide, "Permissions for GetSessionToken"; STS API Reference). */
    private static final Set<String> FREE = Set.of("GetCallerIdentity", "GetSessionToken");

    @Inject
    World world;

    @Inject
    TestClock clock;

    @Inject
    Sql sql;

    @Inject
    Programs programs;

    @Inject
    ApiCatalogue catalogue;

    @Inject
    Operations operations;

    /** What is refused changes nothing, nor does what only reads: calls of one kind share an account. */
    private static final Map<String, Scene> SHARED = new TreeMap<>();

    private Scene scene;

    @BeforeEach
    void codes_do_not_change() {
        clock.stopAt(Instant.ofEpochSecond(Instant.now().getEpochSecond() / 30 * 30));
        scene = shared("nothing", made -> {});
    }

    @AfterAll
    static void it_is_done() {
        SHARED.clear();
    }

    private Scene ofItsOwn(Consumer<Scene> furnishing) {
        Scene made = new Scene(world, clock, sql);
        furnishing.accept(made);
        return made;
    }

    private Scene shared(String name, Consumer<Scene> furnishing) {
        Scene known = SHARED.get(name);
        if (known != null) {
            return known;
        }
        Scene made = ofItsOwn(furnishing);
        SHARED.put(name, made);
        return made;
    }

    @AfterEach
    void the_clock_goes_on() {
        clock.reset();
    }

    static List<EveryCall> calls() {
        return EveryCall.all();
    }

    static Stream<EveryCall> controlled() {
        return EveryCall.all().stream().filter(call -> !FREE.contains(call.name()));
    }

    static Stream<EveryCall> free() {
        return EveryCall.all().stream().filter(call -> FREE.contains(call.name()));
    }

    @Test
    void has_one_call_here() {
        List<String> offered =
                catalogue.all().stream().map(ApiOperation::name).sorted().toList();

        assertThat(calls().stream().map(EveryCall::name).sorted()).isEqualTo(offered);
    }

    @Test
    void is_called_by_a_test_that_looks_at_what_comes_of_it() throws IOException {
        StringBuilder tests = new StringBuilder();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(Path.of("src/test/java/dev/latchkey/api"), "Sdk*Test.java")) {
            for (Path file : files) {
                tests.append(Files.readString(file));
            }
        }

        assertThat(catalogue.all()).allSatisfy(operation -> {
            String method = operation.name().substring(0, 1).toLowerCase(Locale.ROOT)
                    + operation.name().substring(1);
            assertThat(tests).containsPattern("\\." + method + "(Paginator)?\\(");
        });
    }

    @ParameterizedTest
    @MethodSource("calls")
    void is_performed_for_whom_a_policy_allows_it(EveryCall call) {
        Consumer<Scene> allowing = made -> say(made, "Allow");
        scene = SHARING.matcher(call.name()).matches() ? shared("Allow", allowing) : ofItsOwn(allowing);

        assertThat(send(call).name()).isEqualTo(call.name());
    }

    @ParameterizedTest
    @MethodSource("free")
    void is_performed_for_everybody_where_no_policy_can_forbid_it(EveryCall call) {
        scene = ofItsOwn(made -> say(made, "Deny"));

        assertThat(send(call).name()).isEqualTo(call.name());
    }

    @ParameterizedTest
    @MethodSource("controlled")
    void is_refused_where_no_policy_allows_it(EveryCall call) {
        assertThat(refusalOf(call))
                .endsWith(" because no identity-based policy allows the " + actionOf(call) + " action");
    }

    @ParameterizedTest
    @MethodSource("controlled")
    void is_refused_where_a_policy_denies_it(EveryCall call) {
        scene = shared("Deny", made -> {
            made.cal().administrator();
            say(made, "Deny");
        });

        assertThat(refusalOf(call)).endsWith(" with an explicit deny in an identity-based policy");
    }

    @ParameterizedTest
    @MethodSource("controlled")
    void is_refused_where_a_permissions_boundary_does_not_include_it(EveryCall call) {
        scene = shared("Bounds", made -> {
            made.cal().administrator();
            String boundary = made.account().policy("Bounds", Scene.document("iam:ListRoles"));
            made.account().perform(new PutUserPermissionsBoundary("cal", boundary));
        });

        assertThat(refusalOf(call))
                .endsWith(" because no permissions boundary allows the " + actionOf(call) + " action");
    }

    @Test
    void is_refused_with_the_reason_that_the_pages_give() {
        scene = ofItsOwn(made -> made.cal().administrator());
        scene.withPasswords();
        calls().forEach(call -> call.prepare(scene));
        scene.account().perform(new PutUserPolicy("cal", "Reads", READS_ALONE));
        Map<String, Set<String>> onPages = sentencesOnPages();

        List<String> differences = new ArrayList<>();
        Set<String> alike = new TreeSet<>();
        for (EveryCall call : calls()) {
            Set<String> told = onPages.getOrDefault(actionOf(call), Set.of());
            if (!told.isEmpty()) {
                String refusal = refusalOf(call);
                if (told.contains(refusal)) {
                    alike.add(call.name());
                } else if (told.stream().noneMatch(page -> reason(page).equals(reason(refusal)))) {
                    differences.add(refusal + " and on pages " + told);
                }
            }
        }

        assertThat(differences).isEmpty();
        assertThat(alike).as("told on a page about the very thing").hasSizeGreaterThan(15);
    }

    /** The sentence without the thing, which on pages may be one that has no name yet, or another user. */
    private static String reason(String sentence) {
        return sentence.replaceAll(" on resource: .* (with an explicit|because no) ", " $1 ");
    }

    /** IAM's own sentences at closed controls, by the action that they refuse. */
    private Map<String, Set<String>> sentencesOnPages() {
        PortalClient browser = PortalClient.open().signedIn(scene.cal());
        Map<String, Set<String>> sentences = new TreeMap<>();
        Crawler.crawl(browser, List.of("/security-credentials", "/admin/users", "/admin/groups", "/admin/policies"))
                .values()
                .forEach(page -> page.html().select(".why-block dd").eachText().forEach(text -> {
                    Matcher refusal = REFUSAL.matcher(text);
                    if (refusal.find()) {
                        sentences
                                .computeIfAbsent(refusal.group(1), unused -> new TreeSet<>())
                                .add(text);
                    }
                }));
        return sentences;
    }

    private String actionOf(EveryCall call) {
        ApiService service = catalogue.find(ApiService.IAM, call.name()).isPresent() ? ApiService.IAM : ApiService.STS;
        return service.scope() + ":" + call.name();
    }

    private static void say(Scene scene, String effect) {
        String document = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"" + effect
                + "\",\"Action\":\"*\",\"Resource\":\"*\"}}";
        scene.account().perform(new PutUserPolicy("cal", effect, document));
    }

    /** The words of the refusal, which are those of the door's own decision about the very operation that was sent. */
    private String refusalOf(EveryCall call) {
        Heard heard = new Heard();
        Consumer<EveryCall.Clients> ready = call.prepare(scene);

        assertThatThrownBy(() -> send(ready, heard)).isInstanceOfSatisfying(AwsServiceException.class, refused -> {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            assertThat(refused.requestId()).isNotBlank();
            heard.refusal = refused.awsErrorDetails().errorMessage();
        });

        Operation<?> sent = operationOf(heard);
        Permission decided = operations.view(scene.cal().keyCaller(), look -> look.preview(sent));
        assertThat(heard.refusal).isEqualTo(decided.sentence());
        assertThat(decided.action()).isEqualTo(actionOf(call));
        return heard.refusal;
    }

    private Heard send(EveryCall call) {
        Heard heard = new Heard();
        send(call.prepare(scene), heard);
        return heard;
    }

    private void send(Consumer<EveryCall.Clients> ready, Heard heard) {
        AwsCredentials credentials = programs.credentialsOf(scene.cal());
        EveryCall.Clients clients =
                new EveryCall.Clients(programs.iam(credentials, heard), programs.sts(credentials, heard));
        try {
            ready.accept(clients);
        } finally {
            clients.close();
        }
    }

    private Operation<?> operationOf(Heard heard) {
        Parameters sent = Objects.requireNonNull(heard.parameters);
        return Stream.of(ApiService.values())
                .flatMap(service -> catalogue.find(service, heard.name()).stream())
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(), offered -> offered.get(0).read(sent)));
    }

    /** What the SDK sent, and what it was told. */
    private static final class Heard implements ExecutionInterceptor {

        private @Nullable Parameters parameters;
        private String refusal = "";

        @Override
        public void afterMarshalling(Context.AfterMarshalling context, ExecutionAttributes attributes) {
            parameters = Parameters.read(
                    new byte[0],
                    SdkHttpUtils.encodeAndFlattenFormData(context.httpRequest().rawQueryParameters())
                            .orElse("")
                            .getBytes(StandardCharsets.US_ASCII));
        }

        String name() {
            return Objects.requireNonNull(parameters).value("Action").orElseThrow();
        }
    }
}
