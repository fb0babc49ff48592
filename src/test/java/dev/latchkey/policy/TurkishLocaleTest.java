package dev.latchkey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.action.ActionCatalogue;
import dev.latchkey.policy.evaluation.PolicyCases;
import dev.latchkey.policy.evaluation.PublishedPoliciesTest;
import dev.latchkey.policy.explanation.AccessDeniedSentence;
import dev.latchkey.policy.validation.PolicyDocuments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    @ParameterizedTest
    @MethodSource("dev.latchkey.policy.evaluation.PolicyCases#tables")
    void all_rows_of_a_table_hold(Path table) {
        for (PolicyCase row : PolicyCase.ofFile(table)) {
            PolicyCases.assertDecided(row);
        }
    }

    @Test
    void the_page_opens_and_closes_as_tabulated() throws IOException {
        PublishedPoliciesTest.cells().forEach(PublishedPoliciesTest::assertDecided);
    }

    @Test
    void documents_are_stored_or_refused_in_the_same_words() throws IOException {
        PolicyDocuments.stored().forEach(PolicyDocuments::assertAnswered);
    }

    @Test
    void authors_are_told_the_same() throws IOException {
        PolicyDocuments.findings().forEach(PolicyDocuments::assertTold);
    }

    @Test
    void actions_are_found_in_any_letter_case() {
        assertThat(ActionCatalogue.get().find("IAM:LISTVIRTUALMFADEVICES")).isPresent();
        assertThat(AccessDeniedSentence.printedResource("IAM:GETUSER", PolicyCase.ALICE))
                .isEqualTo("user alice");
    }
}
