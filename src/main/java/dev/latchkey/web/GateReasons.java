package dev.latchkey.web;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Permission;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.platform.configuration.LatchkeyConfiguration.Explanations;
import dev.latchkey.policy.explanation.WayOut;
import dev.latchkey.web.GateReason.Link;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Puts a refusal into words for the person concerned, as fully as the operator wants it told. */
@ApplicationScoped
class GateReasons {

    private final List<ReasonWayOut> waysOut;
    private final List<TrialPage> trials;
    private final CurrentRequest request;
    private final Explanations level;

    GateReasons(
            @All List<ReasonWayOut> waysOut,
            @All List<TrialPage> trials,
            CurrentRequest request,
            LatchkeyConfiguration configuration) {
        this.waysOut = waysOut;
        this.trials = trials;
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
        GateReason reason = askingFor(view, place, mainAction, refused);
        return reason.wayOut().isPresent() ? reason.lasting() : reason;
    }

    /** As {@link #of}, with words to send to an administrator even where there is a way out, which may lead nowhere here. */
    GateReason askingFor(OperationView view, String place, String mainAction, Permission refused) {
        ToldReason told = ToldReason.of(
                refused.reason(), refused.action(), refused.resource().arn(), refused::sentence, level);
        return new GateReason(
                "why-" + place,
                told.name(),
                Optional.of(refused.action()).filter(action -> !action.equals(mainAction)),
                told.sentence(),
                link(view, told.wayOut()),
                Optional.empty(),
                told.facts(),
                told.wayOut() == WayOut.NONE ? Optional.empty() : Optional.of(requestText(view, refused)),
                told.facts().isEmpty() ? Optional.empty() : trial(view, refused));
    }

    private Optional<Link> trial(OperationView view, Permission refused) {
        Caller caller = view.caller();
        return trials.stream()
                .filter(trial -> caller.principal() instanceof Principal.User)
                .filter(trial -> view.preview(trial.operation(new ResourceReference.OwnUser()))
                        .isAllowed())
                .findFirst()
                .map(trial -> new Link(
                        "Try it in the simulator",
                        trial.href(new TrialPage.Past(
                                caller.principal().name(),
                                refused.action(),
                                refused.resource().arn(),
                                caller.credential().mfaAt() != null,
                                caller.credential().idPrefix(),
                                "",
                                null))));
    }

    private Optional<Link> link(OperationView view, WayOut wanted) {
        return waysOut.stream()
                .filter(way -> way.wayOut() == wanted)
                .filter(way -> way.operations(view.caller()).stream()
                        .allMatch(operation -> view.preview(operation).isAllowed()))
                .findFirst()
                .map(way -> new Link(way.label(), way.href(request.here())));
    }

    private String requestText(OperationView view, Permission refused) {
        return "User: " + view.caller().principal().arn() + "\nAction: " + refused.action() + "\nResource: "
                + refused.resource().arn() + "\nRequest: " + request.id();
    }
}
