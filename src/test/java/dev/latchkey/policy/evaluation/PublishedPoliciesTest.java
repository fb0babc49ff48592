package dev.latchkey.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.PolicyCase;
import dev.latchkey.policy.PolicyText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the published policies open and close on the page of one's own credentials.
 *
 * <p>✓ allowed, I implicitly denied, D explicitly denied, S refused by the rule on one's own MFA devices; the first
 * action that is not allowed decides. Sessions: a has no device and no MFA, b a device and no MFA, c MFA.
 */
public class PublishedPoliciesTest {

    private static final List<String> COLUMNS =
            List.of("none", "flag", "PW", "GRP", "NOMFA", "MFA a", "MFA b", "MFA c", "ADMIN a", "ADMIN b", "ADMIN c");

    /** One element of the page under one policy and session: the calls behind it, and how they end. */
    public record Cell(String element, String column, List<String> calls, String expected) {
        @Override
        public String toString() {
            return element + " under " + column;
        }
    }

    public static Stream<Cell> cells() throws IOException {
        List<Cell> cells = new ArrayList<>();
        for (String line : Files.readAllLines(
                Path.of("src/test/resources/policy-cases/page-by-policy.txt"), StandardCharsets.UTF_8)) {
            if (line.startsWith("| ") && !line.startsWith("| Element")) {
                String[] row = line.substring(2, line.length() - 2).split(" \\| ", -1);
                for (int i = 0; i < COLUMNS.size(); i++) {
                    cells.add(new Cell(
                            row[0].strip(),
                            COLUMNS.get(i),
                            List.of(row[1].strip().split(" , ", -1)),
                            row[i + 2].strip()));
                }
            }
        }
        return cells.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    @Tag("row-by-row")
    void decide_the_page_as_tabulated(Cell cell) {
        assertDecided(cell);
    }

    /** The calls behind the element are decided as the cell says. */
    public static void assertDecided(Cell cell) {
        ApplicablePolicies policies = policies(cell.column());
        boolean mfa = cell.column().endsWith(" c");
        boolean device = mfa || cell.column().endsWith(" b");
        RequestContext context = PolicyCase.alice()
                .put("aws:MultiFactorAuthPresent", Boolean.toString(mfa))
                .build();
        List<String> refusals = new ArrayList<>();
        for (String call : cell.calls()) {
            String[] parts = call.split(" on ", -1);
            AuthorizationRequest request =
                    new AuthorizationRequest("iam:" + parts[0], PolicyText.arn(parts[1]), context);
            Decision decision =
                    OwnMfaDevices.apply(PolicyEngine.decide(request, policies), request, PolicyCase.ALICE, device);
            if (!decision.isAllowed()) {
                String letter = decision instanceof Decision.ExplicitlyDenied
                        ? "D"
                        : decision instanceof Decision.RefusedByService ? "S" : "I";
                refusals.add(letter + "(" + parts[0] + ")");
            }
        }

        String outcome = String.join(", ", refusals);
        String shortOutcome = outcome.replaceAll("\\(.*?\\)", "");
        if (cell.expected().equals("✓")) {
            assertThat(outcome).isEmpty();
        } else if (cell.expected().contains("(")) {
            assertThat(outcome).isEqualTo(cell.expected());
        } else {
            assertThat(shortOutcome).startsWith(cell.expected());
        }
    }

    private static ApplicablePolicies policies(String column) {
        return switch (column.substring(
                0, Math.max(column.indexOf(' '), 0) == 0 ? column.length() : column.indexOf(' '))) {
            case "none" -> ApplicablePolicies.of(List.of());
            case "flag" -> ApplicablePolicies.of(List.of(AttachedPolicy.accountFlag(PolicyCase.ALICE)));
            case "PW" -> published("ManageOwnPasswordOnly");
            case "GRP" -> published("ChangeOwnPassword");
            case "NOMFA" -> published("ManageOwnCredentialsNoMFA");
            case "MFA" -> published("ManageOwnCredentialsWithMFA");
            default -> of("ADMIN", PolicyText.of("Allow * on *"));
        };
    }

    private static ApplicablePolicies published(String name) {
        return of(name, PolicyText.published(name));
    }

    private static ApplicablePolicies of(String name, String text) {
        return ApplicablePolicies.of(
                List.of(new AttachedPolicy(PolicyOrigin.inline(name), CompiledPolicy.ofText(text))));
    }
}
