package dev.latchkey.web;

import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Permission;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.platform.configuration.LatchkeyConfiguration.Explanations;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import dev.latchkey.policy.explanation.Reason;
import dev.latchkey.policy.explanation.ReasonClass;
import dev.latchkey.policy.explanation.WayOut;
import dev.latchkey.web.GateReason.Fact;
import dev.latchkey.web.GateReason.Link;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a refusal into words for the person concerned, as fully as the operator wants it told. */
@ApplicationScoped
class GateReasons {

    private final List<ReasonWayOut> waysOut;
    private final CurrentRequest request;
    private final Explanations level;

    GateReasons(@All List<ReasonWayOut> waysOut, CurrentRequest request, LatchkeyConfiguration configuration) {
        this.waysOut = waysOut;
        this.request = request;
        this.level = configuration.explanations();
    }

    /**
     * Why it is closed.
     *
     * @param place what tells the reason's id from all others on the page
     * @param mainAction the action that the control shows; told apart from the refused one where they differ
     */
    GateReason of(OperationView view, String place, String mainAction, Permission refused) {
        Told told = Told.of(refused.reason(), level);
        Optional<Link> wayOut = link(view, told.wayOut());
        boolean asksAdministrator = wayOut.isEmpty() && told.wayOut() != WayOut.NONE;
        return new GateReason(
                "why-" + place,
                level == Explanations.NONE ? "refused" : told.reasonClass().text(),
                Optional.of(refused.action()).filter(action -> !action.equals(mainAction)),
                told.sentence(),
                wayOut,
                Optional.empty(),
                facts(refused, told),
                asksAdministrator ? Optional.of(requestText(view, refused)) : Optional.empty());
    }

    private Optional<Link> link(OperationView view, WayOut wanted) {
        return waysOut.stream()
                .filter(way -> way.wayOut() == wanted)
                .filter(way -> way.operations().stream()
                        .allMatch(operation -> view.preview(operation).isAllowed()))
                .findFirst()
                .map(way -> new Link(way.label(), way.href(request.here())));
    }

    private List<Fact> facts(Permission refused, Told told) {
        List<Fact> facts = new ArrayList<>();
        if (level == Explanations.NONE) {
            return facts;
        }
        facts.add(new Fact("Action", refused.action(), true));
        facts.add(new Fact("Resource", refused.resource().arn(), true));
        if (level == Explanations.STATEMENT) {
            facts.addAll(told.facts());
            facts.add(new Fact("In the words of IAM", refused.sentence(), false));
        }
        return facts;
    }

    private String requestText(OperationView view, Permission refused) {
        return "User: " + view.caller().principal().arn() + "\nAction: " + refused.action() + "\nResource: "
                + refused.resource().arn() + "\nRequest: " + request.id();
    }

    /** What is told of a refusal at a level. */
    private record Told(ReasonClass reasonClass, String sentence, WayOut wayOut, List<Fact> facts) {

        private static final String NO_MORE = "You may not do this.";

        static Told of(Reason reason, Explanations level) {
            String sentence =
                    switch (level) {
                        case NONE -> NO_MORE;
                        case REASON -> withoutNames(reason);
                        case STATEMENT -> reason.sentence();
                    };
            WayOut wayOut = level == Explanations.NONE ? WayOut.ASK_ADMINISTRATOR : reason.wayOut();
            return new Told(reason.reasonClass(), sentence, wayOut, facts(reason));
        }

        private static String withoutNames(Reason reason) {
            return switch (reason.reasonClass()) {
                case EXPLICIT_DENY -> "A policy blocks this.";
                case BOUNDARY -> "Your permissions boundary does not include this.";
                case CONDITION -> "This is allowed only under a condition that your request does not meet.";
                default -> reason.sentence();
            };
        }

        private static List<Fact> facts(Reason reason) {
            List<Fact> facts = new ArrayList<>();
            PolicyOrigin origin = reason.origin();
            if (origin != null) {
                facts.add(new Fact("Policy", origin.name(), true));
                if (origin.group() != null) {
                    facts.add(new Fact("Through group", origin.group(), true));
                }
            }
            if (reason.sid() != null && !reason.sid().isEmpty()) {
                facts.add(new Fact("Statement", reason.sid(), true));
            }
            reason.conditionKeys().forEach(key -> facts.add(new Fact("Condition key", key, true)));
            return facts;
        }
    }
}
