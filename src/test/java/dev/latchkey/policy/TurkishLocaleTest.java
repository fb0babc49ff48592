package dev.latchkey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.action.ActionCatalogue;
import dev.latchkey.policy.evaluation.PolicyEngine;
import dev.latchkey.policy.explanation.AccessDeniedSentence;
import dev.latchkey.policy.validation.PolicyKind;
import dev.latchkey.policy.validation.PolicyValidator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a capital I is lower-cased to a letter without a dot, nothing is decided otherwise. */
class TurkishLocaleTest {

    private final Locale usual = Locale.getDefault();

    @BeforeEach
    void speakTurkish() {
        Locale.setDefault(new Locale("tr", "TR"));
    }

    @AfterEach
    void speakAsUsual() {
        Locale.setDefault(usual);
    }

    @Test
    void all_rows_of_all_tables_hold() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/policy-cases"))) {
            List<PolicyCase> rows = files.filter(file -> file.toString().endsWith(".md"))
                    .flatMap(file -> PolicyCase.ofFile(file).stream())
                    .toList();

            assertThat(rows).allSatisfy(row -> assertThat(
                            PolicyEngine.decide(row.request(), row.policies()).isAllowed())
                    .isEqualTo(row.decision().equals("allow")));
        }
    }

    @Test
    void actions_are_found_in_any_letter_case() {
        assertThat(ActionCatalogue.get().find("IAM:LISTVIRTUALMFADEVICES")).isPresent();
        assertThat(AccessDeniedSentence.printedResource("IAM:GETUSER", PolicyCase.ALICE))
                .isEqualTo("user alice");
    }

    @Test
    void advice_stays_the_same() {
        assertThat(PolicyValidator.validate(PolicyText.of("Allow IAM:LISTUSERS on user/*"), PolicyKind.MANAGED)
                        .findings())
                .isEmpty();
    }
}
