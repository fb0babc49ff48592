package dev.latchkey.policy.document;

import java.util.List;

/**
 * A text that follows the grammar, with everything in it that is not acceptable all the same.
 *
 * <p>Where an effect has a problem its statement is read as a Deny; whoever evaluates uses {@link
 * PolicyReader#parse(String)}, which hands out no such document.
 */
public record DocumentReading(PolicyDocument document, List<PolicyProblem> problems) {

    public DocumentReading {
        problems = List.copyOf(problems);
    }
}
