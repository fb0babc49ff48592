package dev.latchkey.policy.validation;

import dev.latchkey.policy.document.Position;
import dev.latchkey.policy.validation.Finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the remarks on one document; a document full of slips yields a bounded number of them. */
final class Findings {

    private static final int MAXIMUM = 500;

    private final List<Finding> found = new ArrayList<>();

    void security(String id, Position position, String explanation, String fix) {
        add(id, Severity.SECURITY, position, explanation, fix);
    }

    void warning(String id, Position position, String explanation, String fix) {
        add(id, Severity.WARNING, position, explanation, fix);
    }

    void hint(String id, Position position, String explanation, String fix) {
        add(id, Severity.HINT, position, explanation, fix);
    }

    void add(Finding finding) {
        if (!isFull()) {
            found.add(finding);
        }
    }

    /** Whether there is no room for more, so that looking for more is of no use. */
    boolean isFull() {
        return found.size() >= MAXIMUM;
    }

    List<Finding> inOrder() {
        found.sort(Comparator.comparing(Finding::position).thenComparing(Finding::severity));
        return found;
    }

    private void add(String id, Severity severity, Position position, String explanation, String fix) {
        add(new Finding(id, severity, position, explanation, fix, null));
    }
}
