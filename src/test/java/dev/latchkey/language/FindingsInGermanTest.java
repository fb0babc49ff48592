package dev.latchkey.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.PolicyText;
import dev.latchkey.policy.validation.Finding;
import dev.latchkey.policy.validation.PolicyDocuments;
import dev.latchkey.policy.validation.PolicyKind;
import dev.latchkey.policy.validation.PolicyValidator;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is found in a policy is told in German as well: with what it means, and with what to do about it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FindingsInGermanTest {

    private static final Catalogue GERMAN = Catalogue.of(Language.GERMAN);

    @Test
    void everything_that_is_found_in_the_tables_of_documents_is_told() throws IOException {
        Stream<Finding> advice = PolicyDocuments.findings()
                .map(row -> PolicyValidator.validate(PolicyText.of(row.document()), PolicyKind.MANAGED))
                .flatMap(validation -> validation.findings().stream());
        Stream<Finding> errors = PolicyDocuments.stored()
                .map(row -> PolicyValidator.validate(row.document(), row.kind()))
                .flatMap(validation -> validation.findings().stream());

        Set<String> untold = new TreeSet<>();
        Stream.concat(advice, errors)
                .flatMap(finding -> Stream.of(finding.explanation(), finding.fix()))
                .filter(text -> GERMAN.of(text).isEmpty())
                .forEach(untold::add);

        assertThat(untold).isEmpty();
    }

    @Test
    void names_keep_their_marks() {
        assertThat(Words.in(Language.GERMAN, "`${ }` is not a variable and never has a value"))
                .isEqualTo("`${ }` ist keine Variable und hat nie einen Wert");
        assertThat(Words.in(Language.GERMAN, "this statement says the same as the one at line 3, column 5"))
                .isEqualTo("diese Anweisung sagt dasselbe wie die bei Zeile 3, Spalte 5");
        assertThat(Words.in(Language.GERMAN, "Add `\"Null\": {\"aws:TagKeys\": \"false\"}` to the condition."))
                .isEqualTo("Fügen Sie der Bedingung `\"Null\": {\"aws:TagKeys\": \"false\"}` hinzu.");
    }
}
