package dev.latchkey.web;

import dev.latchkey.platform.configuration.LatchkeyConfiguration.Explanations;
import dev.latchkey.policy.evaluation.DecidingStatement;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import dev.latchkey.policy.explanation.Reason;
import dev.latchkey.policy.explanation.ReasonClass;
import dev.latchkey.policy.explanation.WayOut;
import dev.latchkey.web.GateReason.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is told of a refusal to the person concerned, as fully as the operator wants it told.
 *
 * @param name the class of the reason, for programs
 * @param facts what stands behind it, one by one
 */
record ToldReason(String name, String sentence, WayOut wayOut, List<Fact> facts) {

    /**
     * As much as a level lets through.
     *
     * @param iamSentence IAM's own sentence of refusal, asked for where it is told
     */
    static ToldReason of(
            Reason reason, String action, String resourceArn, Supplier<String> iamSentence, Explanations level) {
        return switch (level) {
            case NONE -> new ToldReason("refused", "You may not do this.", WayOut.ASK_ADMINISTRATOR, List.of());
            case REASON ->
                new ToldReason(
                        reason.reasonClass().text(), withoutNames(reason), reason.wayOut(), asked(action, resourceArn));
            case STATEMENT -> {
                List<Fact> facts = asked(action, resourceArn);
                facts.addAll(names(reason));
                facts.add(new Fact("In the words of IAM", iamSentence.get(), false, true));
                yield new ToldReason(reason.reasonClass().text(), reason.sentence(), reason.wayOut(), facts);
            }
        };
    }

    private static String withoutNames(Reason reason) {
        return switch (reason.reasonClass()) {
            case EXPLICIT_DENY -> "A policy blocks this.";
            case BOUNDARY -> "Your permissions boundary does not include this.";
            case CONDITION -> "This is allowed only under a condition that your request does not meet.";
            default -> reason.sentence();
        };
    }

    private static List<Fact> asked(String action, String resourceArn) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Action", action, true));
        facts.add(new Fact("Resource", resourceArn, true));
        return facts;
    }

    private static List<Fact> names(Reason reason) {
        List<Fact> facts = new ArrayList<>();
        DecidingStatement statement = reason.statement();
        PolicyOrigin origin = statement == null ? reason.origin() : statement.origin();
        if (origin != null) {
            facts.add(new Fact("Policy", origin.name(), true));
            if (origin.group() == null) {
                facts.add(new Fact("It applies to you", wayOf(origin.kind()), false));
            } else {
                facts.add(new Fact("Through group", origin.group(), true));
            }
        }
        if (statement != null && origin != null && origin.kind() != PolicyOrigin.Kind.ACCOUNT_SETTING) {
            facts.add(statement(statement));
        }
        reason.conditionKeys().forEach(key -> facts.add(new Fact("Condition key", key, true)));
        if (reason.reasonClass() == ReasonClass.NOT_GRANTED || reason.reasonClass() == ReasonClass.TOGGLE) {
            facts.addAll(held(reason.held()));
        }
        return facts;
    }

    /** What was asked and does not allow it, under one label. */
    private static List<Fact> held(List<PolicyOrigin> held) {
        if (held.isEmpty()) {
            return List.of(new Fact("Your policies", "none at all", false));
        }
        List<Fact> facts = new ArrayList<>();
        held.forEach(origin -> facts.add(new Fact(facts.isEmpty() ? "Your policies" : "", holding(origin), false)));
        return facts;
    }

    /** Its Sid, or else which one of its policy it is. */
    private static Fact statement(DecidingStatement statement) {
        String sid = statement.sid();
        return sid == null || sid.isEmpty()
                ? new Fact("Statement", "number " + (statement.index() + 1) + ", which has no Sid", false)
                : new Fact("Statement", sid, true);
    }

    /** A policy, and how it came to its holder. */
    private static String holding(PolicyOrigin held) {
        if (held.group() != null) {
            return held.name() + ", through group " + held.group();
        }
        return switch (held.kind()) {
            case MANAGED -> held.name() + ", attached to you directly";
            case INLINE -> held.name() + ", written into your user";
            case BOUNDARY -> held.name() + ", as your permissions boundary";
            case SESSION -> held.name() + ", as a policy of this session";
            case ACCOUNT_SETTING -> "the account setting " + held.name();
            case DRAFT -> held.name() + ", as a draft";
        };
    }

    /** How a policy that comes through no group comes to somebody. */
    private static String wayOf(PolicyOrigin.Kind kind) {
        return switch (kind) {
            case MANAGED -> "attached to you directly";
            case INLINE -> "written into your user";
            case BOUNDARY -> "as your permissions boundary";
            case SESSION -> "as a policy of this session";
            case ACCOUNT_SETTING -> "as a setting of the account";
            case DRAFT -> "as a draft";
        };
    }
}
