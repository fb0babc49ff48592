package dev.latchkey.web;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationRefused;
import dev.latchkey.operation.Operations;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.policy.explanation.WayOut;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks people who do something sensitive to prove that it is still they, once their last proof is too old. The window
 * does not slide: only a proof begins it anew. The form that was sent waits, without its passwords and codes.
 */
@ApplicationScoped
public class FreshProof {
    private final Operations operations;
    private final ProofPage page;
    private final CarriedForms carriedForms;
    private final Visit visit;
    private final Duration window;
    private final Clock clock;
    private final RoutingContext http;

    FreshProof(
            Operations operations,
            ProofPage page,
            CarriedForms carriedForms,
            Visit visit,
            LatchkeyConfiguration configuration,
            Clock clock,
            RoutingContext http) {
        this.operations = operations;
        this.page = page;
        this.carriedForms = carriedForms;
        this.visit = visit;
        this.window = configuration.session().freshProof();
        this.clock = clock;
        this.http = http;
    }

    /** The way to where it is proved, and back; empty where the last proof is fresh enough or nobody is signed in. */
    public Optional<Response> askFor(String action) {
        return isStale() ? visit.visitor().map(visitor -> page.ask(target(), form(visitor), action)) : Optional.empty();
    }

    /** The same for operations, if one of them needs it; not where they would be refused in any case. */
    Optional<Response> askFor(Caller caller, List<? extends Operation<?>> wanted) {
        return wanted.stream()
                .filter(Operation::needsFreshProof)
                .findFirst()
                .filter(operation -> isStale() && areAllowed(caller, wanted))
                .flatMap(operation -> askFor(operation.action()));
    }

    /** Keeps the form of what was refused, where MFA would open it: it is shown again once that is proved. */
    void keepIfMfaHelps(OperationRefused refused) {
        visit.visitor()
                .filter(visitor -> refused.permission().reason().wayOut() == WayOut.VERIFY_WITH_MFA)
                .flatMap(this::form)
                .ifPresent(page::keep);
    }

    private boolean isStale() {
        return !window.isZero()
                && visit.visitor()
                        .filter(visitor -> !visitor.provedAt().plus(window).isAfter(clock.instant()))
                        .isPresent();
    }

    private boolean areAllowed(Caller caller, List<? extends Operation<?>> wanted) {
        return operations.view(caller, view -> wanted.stream()
                .allMatch(operation -> view.preview(operation).isAllowed()));
    }

    private Optional<String> form(Visitor visitor) {
        return FormIntake.formOf(http)
                .map(Form::typed)
                .filter(typed -> !typed.isEmpty())
                .map(typed -> carriedForms.seal(new CarriedForm(visitor.user().userId(), target(), typed)));
    }

    private NextPath target() {
        return NextPath.parse(http.request().path()).orElse(NextPath.HOME);
    }
}
