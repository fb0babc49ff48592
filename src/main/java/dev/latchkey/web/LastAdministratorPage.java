package dev.latchkey.web;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.NobodyLeft;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.Permission;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Asks for the name of the account where a form would leave nobody who can administer it. Everything that was typed into the
 * form travels along, and is sent where the form was sent.
 */
@Singleton
class LastAdministratorPage {

    /** The field that remembers where the form stood. */
    private static final String BACK = "askedOn";

    private final Operations operations;
    private final Visit visit;
    private final Layouts layouts;
    private final Gates gates;
    private final CurrentRequest request;
    private final RoutingContext http;

    LastAdministratorPage(
            Operations operations,
            Visit visit,
            Layouts layouts,
            Gates gates,
            CurrentRequest request,
            RoutingContext http) {
        this.operations = operations;
        this.visit = visit;
        this.layouts = layouts;
        this.gates = gates;
        this.request = request;
        this.http = http;
    }

    /** Whether what was typed into the form is the name of the account. */
    boolean isConfirmed(FormTicket ticket) {
        return visit.visitor()
                .filter(visitor -> ticket.accountName().equals(visitor.accountLabel()))
                .isPresent();
    }

    /** 422: the question. */
    Response ask(FormTicket ticket, Caller caller, List<? extends Operation<?>> wanted, NobodyLeft nobody) {
        String accountName = visit.required().accountLabel();
        Form form = FormIntake.formOf(http).orElseThrow(() -> new IllegalStateException("no form was sent"));
        FormErrors errors = ticket.accountName().isEmpty()
                ? FormErrors.NONE
                : FormErrors.of(FormTicket.ACCOUNT_NAME, "Type " + accountName + " to confirm.");
        Response page = Answers.unprocessable(operations.view(
                caller,
                view -> new LastAdministrator(
                        layouts.page("Nobody else can administer", view).with(errors),
                        accountName,
                        nobody.isCertain(),
                        "Type " + accountName + " to confirm",
                        wanted.stream()
                                .map(operation -> told(view, operation))
                                .distinct()
                                .toList(),
                        ticket.formName(),
                        request.path(),
                        form.repeatable().stream()
                                .filter(field -> !field.name().equals(FormTicket.ACCOUNT_NAME)
                                        && !field.name().equals(BACK))
                                .toList(),
                        BACK,
                        back(form).text(),
                        gates.submit(view, "Do it all the same", wanted.toArray(Operation<?>[]::new)))));
        return request.isFragment()
                ? Response.fromResponse(page)
                        .header("HX-Retarget", "body")
                        .header("HX-Reswap", "innerHTML")
                        .build()
                : page;
    }

    private static String told(OperationView view, Operation<?> operation) {
        Permission permission = view.preview(operation);
        return operation.action() + " on " + permission.resource().arn();
    }

    /** Where the form stood: the browser says so the first time, and the form itself when it comes again. */
    private NextPath back(Form form) {
        return NextPath.parse(form.text(BACK))
                .or(() ->
                        Optional.ofNullable(http.request().getHeader("Referer")).flatMap(LastAdministratorPage::pathOf))
                .orElse(NextPath.HOME);
    }

    private static Optional<NextPath> pathOf(String referer) {
        try {
            URI address = URI.create(referer);
            String query = address.getRawQuery();
            return NextPath.parse(query == null ? address.getRawPath() : address.getRawPath() + "?" + query);
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    @CheckedTemplate(basePath = "confirm", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LastAdministrator(
            Layout layout,
            String accountName,
            boolean certain,
            String label,
            List<String> wanted,
            String formName,
            String action,
            List<Form.Field> fields,
            String backField,
            String back,
            Gate gate)
            implements TemplateInstance {}
}
