package dev.latchkey.operation;

import dev.latchkey.policy.evaluation.PolicyOrigin;
import dev.latchkey.policy.explanation.Reason;

/** How a refusal stands in the audit trail. */
final class Refusals {

    private Refusals() {}

    static AuditEvent event(Caller caller, Permission permission) {
        Reason reason = permission.reason();
        PolicyOrigin origin = reason.origin();
        return AuditEvent.of(
                        caller,
                        permission.action(),
                        permission.resource().arn(),
                        AuditEvent.Result.DENIED,
                        permission.sentence())
                .decidedBy(
                        origin == null ? null : origin.name(),
                        reason.sid(),
                        reason.conditionKeys().isEmpty() ? null : String.join(",", reason.conditionKeys()));
    }
}
