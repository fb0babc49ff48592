package dev.latchkey.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.api.ApiOperation;
import dev.latchkey.api.ApiService;
import dev.latchkey.api.OfferedOperations;
import dev.latchkey.operation.member.Length;
import dev.latchkey.operation.member.OneOf;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.PagesOnly;
import dev.latchkey.operation.member.Range;
import dev.latchkey.operation.member.Required;
import dev.latchkey.operation.member.Spelling;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.secret.SecretText;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Every member of every request has the constraints of the official service model. The AWS SDK for Java leaves them out of
 * its classes, so that they stand in a table; the models that the {@code aws} command brings tell when it is out of date.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConstraintsTest {

    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");
    private static final String WHERE = """
            import importlib
            for name in ("botocore", "awscli.botocore"):
                try:
                    print(importlib.import_module(name).__path__[0])
                    break
                except ImportError:
                    pass
            """;

    /** Where this portal asks for something else than the model prints, each with what it asks for. */
    private static final Map<String, String> OTHERWISE = Map.of(
            // The model makes it optional for what acts as the account itself, which nobody does here.
            "CreateLoginProfile.Password",
            said("required", 1, 128, TextShape.PASSWORD.printed()),
            // With the path "/" its ARN fits the 256 characters of a serial number.
            "CreateVirtualMFADevice.VirtualMFADeviceName",
            said("required", 1, 226, TextShape.VIRTUAL_MFA_DEVICE_NAME.printed()));

    @Test
    void of_every_member_are_those_of_the_model() throws IOException {
        Map<String, String> ours = new TreeMap<>();
        for (ApiOperation operation : operations()) {
            ours(operation.name(), operation.input(), ours);
        }

        assertThat(ours).hasSizeGreaterThan(250);
        Map<String, String> theirs = table();
        theirs.putAll(OTHERWISE);
        theirs.keySet().retainAll(ours.keySet());
        assertThat(ours).isEqualTo(theirs);
    }

    @Test
    void in_the_table_are_those_of_the_models_that_the_aws_command_has() throws IOException {
        Optional<Path> data = data();
        assumeTrue(data.isPresent(), "the `aws` command brings no service models that can be read");
        JsonNode iam = model(data.orElseThrow(), "iam/2010-05-08");
        JsonNode sts = model(data.orElseThrow(), "sts/2011-06-15");
        assumeTrue(
                iam.at("/shapes/ListServiceSpecificCredentialsRequest/members").has("AllUsers"),
                "the service models of the `aws` command are older than the table");

        Map<String, String> theirs = new TreeMap<>();
        for (ApiOperation operation : operations()) {
            JsonNode model = operation.service() == ApiService.IAM ? iam : sts;
            String input =
                    model.at("/operations/" + operation.name() + "/input/shape").asText();
            theirs(operation.name(), model.path("shapes"), input, theirs);
        }

        assertThat(table()).containsAllEntriesOf(theirs);
    }

    private static List<ApiOperation> operations() {
        return OfferedOperations.rooms().stream()
                .flatMap(room -> room.operations().stream())
                .toList();
    }

    private static Map<String, String> table() throws IOException {
        Map<String, String> table = new TreeMap<>();
        try (InputStream file = ConstraintsTest.class.getResourceAsStream("/service-model-constraints.txt")) {
            new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(line -> table.put(line[0], line[1]));
        }
        return table;
    }

    private static void ours(String path, Class<?> type, Map<String, String> found) {
        for (RecordComponent component : type.getRecordComponents()) {
            Declared declared = Declared.of(component.getAnnotatedType());
            if (declared.raw() == Page.class) {
                ours(path, Page.class, found);
            } else if (!declared.has(PagesOnly.class)) {
                String member = path + "." + Declared.memberName(component);
                boolean mayBeAbsent = declared.has(org.jspecify.annotations.Nullable.class)
                        || Arrays.asList(Optional.class, OptionalInt.class, List.class, Map.class, boolean.class)
                                .contains(declared.raw());
                String need = !mayBeAbsent || declared.has(Required.class) ? "required" : "";
                ours(member, need, declared.raw() == Optional.class ? declared.argument(0) : declared, found);
            }
        }
    }

    private static void ours(String member, String need, Declared declared, Map<String, String> found) {
        Class<?> raw = declared.raw();
        Length length = declared.annotation(Length.class);
        Range range = declared.annotation(Range.class);
        if (raw == List.class) {
            found.put(
                    member, said(need, length == null ? 0 : length.min(), length == null ? null : length.max(), null));
            ours(member + ".member", "", declared.argument(0), found);
        } else if (raw.isRecord() && declared.onlyText() == null) {
            ours(member, raw, found);
        } else if (raw.isEnum()) {
            found.put(
                    member,
                    words(
                            need,
                            Arrays.stream(raw.getEnumConstants()).map(constant -> Spelling.word((Enum<?>) constant))));
        } else if (raw == String.class || raw == SecretText.class || declared.onlyText() != null) {
            OneOf words = declared.annotation(OneOf.class);
            Text text = declared.annotation(Text.class);
            if (words != null) {
                found.put(member, words(need, Arrays.stream(words.value())));
            } else if (text != null) {
                TextShape shape = text.value();
                found.put(member, said(need, shape.minimum(), shape.maximum(), shape.printed()));
            } else {
                found.put(
                        member,
                        said(need, length == null ? 0 : length.min(), length == null ? null : length.max(), null));
            }
        } else {
            found.put(member, said(need, range == null ? 0 : range.min(), range == null ? null : range.max(), null));
        }
    }

    private static void theirs(String path, JsonNode shapes, String structure, Map<String, String> found) {
        JsonNode shape = shapes.path(structure);
        List<String> required = new ArrayList<>();
        shape.path("required").forEach(name -> required.add(name.asText()));
        shape.path("members")
                .properties()
                .forEach(member -> theirs(
                        path + "." + member.getKey(),
                        required.contains(member.getKey()) ? "required" : "",
                        shapes,
                        member.getValue().path("shape").asText(),
                        found));
    }

    private static void theirs(String member, String need, JsonNode shapes, String name, Map<String, String> found) {
        JsonNode shape = shapes.path(name);
        if (shape.path("type").asText().equals("structure")) {
            theirs(member, shapes, name, found);
            return;
        }
        if (shape.path("type").asText().equals("list")) {
            theirs(member + ".member", "", shapes, shape.at("/member/shape").asText(), found);
        }
        if (shape.has("enum")) {
            List<String> words = new ArrayList<>();
            shape.path("enum").forEach(word -> words.add(word.asText()));
            found.put(member, words(need, words.stream()));
        } else {
            found.put(
                    member,
                    said(
                            need,
                            shape.path("min").asLong(0),
                            shape.has("max") ? shape.path("max").asLong() : null,
                            shape.has("pattern") ? shape.path("pattern").asText() : null));
        }
    }

    private static String words(String need, Stream<String> words) {
        return (need + " " + words.sorted().toList()).strip();
    }

    private static String said(String need, long min, @Nullable Number max, @Nullable String pattern) {
        boolean isUnlimited = max == null || max.longValue() == Integer.MAX_VALUE;
        return new StringJoiner(" ")
                .add(need)
                .add(min + ".." + (isUnlimited ? "" : max))
                .add(pattern == null ? "" : pattern)
                .toString()
                .strip();
    }

    /** Where the command keeps its models. */
    private static Optional<Path> data() throws IOException {
        for (String python : PYTHONS) {
            try {
                Process process = new ProcessBuilder(python, "-c", WHERE).start();
                String path = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                if (!path.isEmpty()) {
                    return Optional.of(Path.of(path, "data"));
                }
            } catch (IOException notInstalled) {
                // The next one may be.
            }
        }
        return Optional.empty();
    }

    private static JsonNode model(Path data, String service) throws IOException {
        Path plain = data.resolve(service).resolve("service-2.json");
        Path packed = data.resolve(service).resolve("service-2.json.gz");
        try (InputStream file =
                Files.exists(plain) ? Files.newInputStream(plain) : new GZIPInputStream(Files.newInputStream(packed))) {
            return new ObjectMapper().readTree(file);
        }
    }
}
