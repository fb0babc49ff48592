package dev.latchkey.policy.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.PolicyText;
import dev.latchkey.policy.validation.Finding.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of documents under {@code policy-documents}, and what is expected of a row. */
public final class PolicyDocuments {

    private PolicyDocuments() {}

    /** A document, and whether IAM stores it or what it says instead. */
    public record StorageRow(PolicyKind kind, String document, String answer) {}

    /** A document, and the ids of what its author is told. */
    public record AdviceRow(String document, String ids) {}

    public static Stream<StorageRow> stored() throws IOException {
        return rows("storage.md")
                .map(cells -> new StorageRow(PolicyKind.valueOf(cells.get(0)), cells.get(1), cells.get(2)));
    }

    public static Stream<AdviceRow> findings() throws IOException {
        return rows("findings.md").map(cells -> new AdviceRow(cells.get(0), cells.get(1)));
    }

    public static void assertAnswered(StorageRow row) {
        PolicyValidation validation = PolicyValidator.validate(row.document(), row.kind());

        assertThat(validation.iamMessage().orElse("stored")).as("%s", row).isEqualTo(row.answer());
        assertThat(validation.isAcceptable())
                .as("%s", row)
                .isEqualTo(row.answer().equals("stored"));
    }

    public static void assertTold(AdviceRow row) {
        PolicyValidation validation = PolicyValidator.validate(PolicyText.of(row.document()), PolicyKind.MANAGED);

        String found = validation.findings().stream()
                .map(Finding::id)
                .sorted()
                .distinct()
                .collect(Collectors.joining(" "));
        String expected = Stream.of(row.ids().split(" ", -1)).sorted().collect(Collectors.joining(" "));
        assertThat(found.isEmpty() ? "-" : found).as("%s", row).isEqualTo(expected);
        assertThat(validation.findings()).allSatisfy(finding -> {
            assertThat(finding.explanation()).isNotBlank().doesNotEndWith(".");
            assertThat(finding.fix()).isNotBlank();
            assertThat(finding.position().line()).isPositive();
            assertThat(finding.iamMessage() != null).isEqualTo(finding.severity() == Severity.ERROR);
        });
    }

    private static Stream<List<String>> rows(String name) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/policy-documents", name), StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| --"))
                .skip(1)
                .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)));
    }
}
