package dev.latchkey.policy.validation;

import dev.latchkey.policy.document.Position;
import org.jspecify.annotations.Nullable;

/**
 * One remark on a policy: a stable id, how serious it is, where, what it means and what to do.
 *
 * @param iamMessage what IAM answers to this document, for errors alone
 */
public record Finding(
        String id,
        Severity severity,
        Position position,
        String explanation,
        String fix,
        @Nullable String iamMessage) {

    /** How serious a finding is; only an error keeps a document from being stored. */
    public enum Severity {
        ERROR,
        SECURITY,
        WARNING,
        HINT
    }
}
