package dev.latchkey.credential.gitcredential;

import dev.latchkey.credential.Subject;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Operations;
import dev.latchkey.platform.Ascii;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason.Link;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.NextPath;
import dev.latchkey.web.OneTimeSecrets;
import dev.latchkey.web.Revelation;
import dev.latchkey.web.Typed;
import dev.latchkey.web.Visit;
import dev.latchkey.web.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.OptionalInt;

/** Makes user names and passwords for services, and shows each password once. */
@Path(Subject.ROUTE + "/git-credentials")
@Blocking
class GitCredentialPage {

    private static final String FORM = "generate-credentials";
    private static final String DAYS = "credentialAgeDays";
    private static final int MOST_DAYS = 36_600;

    private final Operations operations;
    private final Visit visit;
    private final Layouts layouts;
    private final Forms forms;
    private final OneTimeSecrets secrets;
    private final GitCredentialList list;
    private final ServiceNames services;

    GitCredentialPage(
            Operations operations,
            Visit visit,
            Layouts layouts,
            Forms forms,
            OneTimeSecrets secrets,
            GitCredentialList list,
            ServiceNames services) {
        this.operations = operations;
        this.visit = visit;
        this.layouts = layouts;
        this.forms = forms;
        this.secrets = secrets;
        this.list = list;
        this.services = services;
    }

    /** One service that can be chosen. */
    record Choice(String name, boolean isChosen) {}

    /** The form, or where it stands closed, why. */
    @CheckedTemplate(basePath = "gitcredential", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record GenerateCredentialsForm(
            Layout layout, String action, Link home, Gate generate, List<Choice> choices, Typed typed)
            implements TemplateInstance {}

    /** They are listed on the page for Git. */
    @GET
    public Response list(@PathParam(Subject.PARAMETER) Subject subject) {
        return Answers.seeOther(
                new NextPath(GitCredentialList.KIND.home(subject).href()));
    }

    @GET
    @Path("/new")
    public Response form(
            @PathParam(Subject.PARAMETER) Subject subject, @QueryParam("service") @DefaultValue("") String service) {
        Typed carried = forms.carried();
        return Answers.page(draw(subject, carried.or("serviceName", service), FormErrors.NONE, carried));
    }

    @POST
    @Path("/new")
    public Response generate(@PathParam(Subject.PARAMETER) Subject subject, Form form) {
        FormTicket ticket = forms.ticket(form, FORM);
        Visitor visitor = visit.required();
        String service = form.text("serviceName");
        String days = form.text(DAYS).strip();
        OptionalInt age = days(days);
        if (!days.isEmpty() && age.isEmpty()) {
            operations.insist(
                    visitor.caller(), List.of(new CreateServiceSpecificCredential(subject.userName(), service, null)));
            FormErrors errors = FormErrors.of(DAYS, "Give a number of days from 1 to " + MOST_DAYS + ", or nothing.");
            return Answers.unprocessable(draw(subject, service, errors, form.typed()));
        }
        Integer asked = age.isPresent() ? Integer.valueOf(age.getAsInt()) : null;
        try {
            return forms.reveal(
                    ticket,
                    visitor.caller(),
                    List.of(new CreateServiceSpecificCredential(subject.userName(), service, asked)),
                    results -> reveal(subject, visitor, (ServiceSpecificCredential) results.get(0)));
        } catch (OperationFailed failed) {
            if (failed.problems().isEmpty() && failed.code() != ErrorCode.LIMIT_EXCEEDED) {
                throw failed;
            }
            int status = failed.problems().isEmpty() ? failed.code().status() : 422;
            FormErrors errors = failed.problems().isEmpty() ? FormErrors.NONE : FormErrors.of(failed, "serviceName");
            return Answers.of(status, draw(subject, service, errors, form.typed()));
        }
    }

    private Revelation reveal(Subject subject, Visitor visitor, ServiceSpecificCredential made) {
        return operations.view(
                visitor.caller(),
                view -> secrets.reveal(
                        layouts.page("Git credentials generated", view), ShownCredential.of(subject, made)));
    }

    private GenerateCredentialsForm draw(Subject subject, String asked, FormErrors errors, Typed typed) {
        return operations.view(visit.required().caller(), view -> {
            Layout layout = layouts.page(GitCredentialList.GENERATE, view).with(errors);
            String chosen = services.all().stream()
                    .filter(service -> Ascii.lower(service).equals(Ascii.lower(asked)))
                    .findFirst()
                    .orElse(services.first());
            return new GenerateCredentialsForm(
                    layout,
                    subject.page("/git-credentials/new"),
                    GitCredentialList.KIND.home(subject),
                    list.generateButton(subject, list.of(subject, view), chosen, view),
                    services.all().stream()
                            .map(service -> new Choice(service, service.equals(chosen)))
                            .toList(),
                    typed);
        });
    }

    private static OptionalInt days(String typed) {
        if (!typed.matches("[0-9]{1,5}")) {
            return OptionalInt.empty();
        }
        int days = Integer.parseInt(typed);
        return days >= 1 && days <= MOST_DAYS ? OptionalInt.of(days) : OptionalInt.empty();
    }
}
