package dev.latchkey.web;

import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.policy.explanation.WayOut;
import dev.latchkey.web.Layout.Operator;
import dev.latchkey.web.Layout.Place;
import dev.latchkey.web.Layout.Who;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the frame around a page, for whoever is looking at it. */
@ApplicationScoped
public class Layouts {

    private final Visit visit;
    private final CurrentRequest request;
    private final FormSeals seals;
    private final Operations operations;
    private final List<NavigationItem> places;
    private final List<ReasonWayOut> waysOut;
    private final Clock clock;
    private final Operator operator;

    Layouts(
            Visit visit,
            CurrentRequest request,
            FormSeals seals,
            Operations operations,
            @All List<NavigationItem> places,
            @All List<ReasonWayOut> waysOut,
            Clock clock,
            LatchkeyConfiguration configuration,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.visit = visit;
        this.request = request;
        this.seals = seals;
        this.operations = operations;
        this.places = places.stream()
                .sorted(Comparator.comparingInt(NavigationItem::order))
                .toList();
        this.waysOut = waysOut;
        this.clock = clock;
        this.operator = new Operator(version, configuration.helpText(), configuration.demo());
    }

    /** The frame with menu and navigation around a page for somebody who is signed in, drawn inside their view. */
    public Layout page(String title, OperationView view) {
        Visitor visitor = visit.required();
        return layout(title, false, Optional.of(who(visitor)), navigation(view), visitor.flash());
    }

    /** The same for the page about somebody or something, whose title is the name that it was given. */
    public Layout about(String name, OperationView view) {
        Visitor visitor = visit.required();
        return layout(name, true, Optional.of(who(visitor)), navigation(view), visitor.flash());
    }

    /** The same for a page that asks the door nothing else. */
    public Layout page(String title) {
        Visitor visitor = visit.required();
        return operations.view(visitor.caller(), view -> page(title, view));
    }

    /** The bare frame: signing in, setting up, and whatever can be seen by everybody. */
    public Layout bare(String title) {
        return layout(title, false, Optional.empty(), List.of(), Optional.empty());
    }

    /** The bare frame with something to say. */
    public Layout bare(String title, Optional<Flash> flash) {
        return layout(title, false, Optional.empty(), List.of(), flash);
    }

    private Layout layout(
            String title, boolean isName, Optional<Who> who, List<Place> navigation, Optional<Flash> flash) {
        return new Layout(
                title,
                isName,
                request.path(),
                who,
                navigation,
                flash,
                FormErrors.NONE,
                request.theme(),
                request.language(),
                seals.marks(visit),
                operator);
    }

    private Who who(Visitor visitor) {
        return new Who(
                visitor.user().name(),
                visitor.accountLabel(),
                visitor.caller().accountId(),
                Optional.ofNullable(visitor.mfaAt()),
                waysOut.stream()
                        .filter(way -> way.wayOut() == WayOut.VERIFY_WITH_MFA)
                        .findFirst()
                        .map(way -> new GateReason.Link("Verify", way.href(request.here()))),
                Math.max(0, Duration.between(clock.instant(), visitor.endsAt()).toSeconds()));
    }

    private List<Place> navigation(OperationView view) {
        return places.stream()
                .filter(place -> place.operations().stream()
                        .allMatch(operation -> view.preview(operation).isAllowed()))
                .map(place ->
                        new Place(place.label(), place.href(), request.path().equals(place.href())))
                .toList();
    }
}
