package dev.latchkey.permission;

import dev.latchkey.policy.validation.Finding.Severity;
import dev.latchkey.policy.validation.PolicyValidation;

/**
 * The worst that is to be said about a policy's text, in a few words.
 *
 * @param kind how the badge is drawn
 */
record FindingBadge(String kind, String text) {

    static FindingBadge of(PolicyValidation validation) {
        for (Severity severity : Severity.values()) {
            int count = validation.ofSeverity(severity).size();
            if (count > 0) {
                return new FindingBadge(kind(severity), counted(severity, count));
            }
        }
        return new FindingBadge("success", "No findings");
    }

    private static String counted(Severity severity, int count) {
        return switch (severity) {
            case ERROR -> count == 1 ? "1 error" : count + " errors";
            case SECURITY -> count == 1 ? "1 security finding" : count + " security findings";
            case WARNING -> count == 1 ? "1 warning" : count + " warnings";
            case HINT -> count == 1 ? "1 hint" : count + " hints";
        };
    }

    static String kind(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case SECURITY, WARNING -> "warning";
            case HINT -> "info";
        };
    }
}
