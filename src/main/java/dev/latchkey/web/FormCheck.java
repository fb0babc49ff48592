package dev.latchkey.web;

import dev.latchkey.web.FormSeals.Owner;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;

/**
 * Stands before every handler that is not a plain reading one: what was sent must come from a page of ours, drawn for
 * this very session. There is nothing to switch on, so a new route cannot be forgotten.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class FormCheck implements ContainerRequestFilter {

    private static final Set<String> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Set<String> SAME_SITE = Set.of("same-origin", "none");
    private static final String TOKEN_HEADER = "X-CSRF-Token";

    private final RoutingContext http;
    private final Visit visit;
    private final FormSeals seals;
    private final PublicAddress address;
    private final UsedForms usedForms;
    private final CarriedForms carriedForms;
    private final SignInAgain signInAgain;
    private final ErrorPages errors;
    private final ResourceInfo handler;

    FormCheck(
            RoutingContext http,
            Visit visit,
            FormSeals seals,
            PublicAddress address,
            UsedForms usedForms,
            CarriedForms carriedForms,
            SignInAgain signInAgain,
            ErrorPages errors,
            @Context ResourceInfo handler) {
        this.http = http;
        this.visit = visit;
        this.seals = seals;
        this.address = address;
        this.usedForms = usedForms;
        this.carriedForms = carriedForms;
        this.signInAgain = signInAgain;
        this.errors = errors;
        this.handler = handler;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (SAFE.contains(request.getMethod()) || ApiRequests.isApi(http.request())) {
            return;
        }
        Optional<Response> refusal = comesFromHere(request) ? refusalOf(request) : Optional.of(foreign());
        refusal.ifPresent(request::abortWith);
    }

    private boolean comesFromHere(ContainerRequestContext request) {
        String origin = request.getHeaderString("Origin");
        String site = request.getHeaderString("Sec-Fetch-Site");
        return (origin == null || origin.equals(address.origin())) && (site == null || SAME_SITE.contains(site));
    }

    private Optional<Response> refusalOf(ContainerRequestContext request) {
        Optional<Form> form = FormIntake.formOf(http);
        String token = form.map(sent -> sent.text(Form.CSRF))
                .filter(text -> !text.isEmpty())
                .orElse(request.getHeaderString(TOKEN_HEADER));
        Optional<Owner> owner = token == null ? Optional.empty() : seals.open(token);
        if (owner.isEmpty()) {
            return Optional.of(foreign());
        }
        if (owner.get().isOf(visit)) {
            return Optional.empty();
        }
        if (form.isEmpty() || !owner.get().isSomebody()) {
            return Optional.of(foreign());
        }
        Optional<Visitor> visitor = visit.visitor();
        return visitor.isPresent()
                ? Optional.of(ofOtherSession(form.get(), owner.get(), visitor.get()))
                : ofEndedSession(form.get(), owner.get());
    }

    /** Refused, unless it is the very form that gave the person the session they are in now, sent once more. */
    private Response ofOtherSession(Form form, Owner owner, Visitor visitor) {
        boolean isSamePerson = owner.userId().equals(visitor.user().userId());
        return isSamePerson ? usedForms.repeat(form, owner).orElseGet(this::foreign) : foreign();
    }

    /** The session is gone: the form is answered if it is what ended it, and otherwise kept through a new sign-in. */
    private Optional<Response> ofEndedSession(Form form, Owner owner) {
        Optional<Response> repeated = usedForms.repeatAfterRotation(form, owner);
        if (repeated.isPresent()) {
            return repeated;
        }
        if (handler.getResourceMethod().isAnnotationPresent(WorksWithoutSession.class)) {
            return Optional.empty();
        }
        NextPath target = NextPath.parse(http.request().path()).orElse(NextPath.HOME);
        Typed typed = form.typed();
        Optional<String> sealed = typed.isEmpty()
                ? Optional.empty()
                : Optional.of(carriedForms.seal(new CarriedForm(owner.userId(), target, typed)));
        return Optional.of(signInAgain.answer(target, sealed));
    }

    private Response foreign() {
        return errors.answer(ErrorPage.FOREIGN_FORM, http);
    }
}
