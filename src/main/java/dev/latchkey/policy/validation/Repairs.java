package dev.latchkey.policy.validation;

import dev.latchkey.policy.document.PolicyProblem;

/** What to do about each kind of error. */
final class Repairs {

    private Repairs() {}

    static String forProblem(PolicyProblem.Kind kind) {
        return switch (kind) {
            case SYNTAX -> "Correct the text at this place.";
            case VERSION -> "Set `Version` to `2012-10-17`.";
            case LEGACY_PARSING -> "Write the value in the form that its element or operator takes.";
            case EFFECT_CASE -> "Write `Allow` or `Deny`, with a capital letter.";
            case DUPLICATE_SID -> "Give each statement a `Sid` of its own, or none.";
            case SID_CHARACTERS -> "Use only letters and digits in the `Sid`.";
            case PRINCIPAL -> "Remove it; the policy speaks of whoever it is attached to.";
            case NO_ACTIONS -> "List at least one action, or `*`.";
            case RESOURCE_FORM -> "Write a full ARN, or `*`.";
            case ACTION_FORM -> "Write the action as `service:Name`, or `*`.";
            case NO_RESOURCES -> "List at least one resource, or `*`.";
        };
    }
}
