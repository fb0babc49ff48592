package dev.latchkey.credential.certificate;

import dev.latchkey.credential.PastedText;
import dev.latchkey.credential.Subject;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Operations;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Flash;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason.Link;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.NextPath;
import dev.latchkey.web.OneTimeSecret;
import dev.latchkey.web.OneTimeSecret.Download;
import dev.latchkey.web.OneTimeSecret.Fact;
import dev.latchkey.web.OneTimeSecret.Sample;
import dev.latchkey.web.OneTimeSecret.Secret;
import dev.latchkey.web.OneTimeSecrets;
import dev.latchkey.web.Outcome;
import dev.latchkey.web.Revelation;
import dev.latchkey.web.Typed;
import dev.latchkey.web.Visit;
import dev.latchkey.web.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Adds signing certificates, uploaded or made here, for oneself and for users whom one looks after. */
@Path(Subject.ROUTE + "/certificates")
@Blocking
class SigningCertificatePage {

    private static final String UPLOAD_FORM = "upload-signing-certificate";
    private static final String CREATE_FORM = "create-signing-certificate";
    private static final String FIELD = "certificateBody";
    private static final String TITLE = "Upload signing certificate";

    private final Operations operations;
    private final Visit visit;
    private final Layouts layouts;
    private final Forms forms;
    private final OneTimeSecrets secrets;
    private final CertificateList list;

    SigningCertificatePage(
            Operations operations,
            Visit visit,
            Layouts layouts,
            Forms forms,
            OneTimeSecrets secrets,
            CertificateList list) {
        this.operations = operations;
        this.visit = visit;
        this.layouts = layouts;
        this.forms = forms;
        this.secrets = secrets;
        this.list = list;
    }

    /**
     * Both forms, or where they stand closed, why.
     *
     * @param found what was found in the pasted text, where somebody asked for that first
     */
    @CheckedTemplate(basePath = "certificate", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record UploadSigningCertificateForm(
            Layout layout,
            String uploadPath,
            String createPath,
            Link home,
            Gate upload,
            Gate create,
            Typed typed,
            Optional<SigningCertificate.Details> found)
            implements TemplateInstance {}

    /** They are listed on the page of all credentials. */
    @GET
    public Response list(@PathParam(Subject.PARAMETER) Subject subject) {
        return Answers.seeOther(new NextPath(home(subject)));
    }

    @GET
    @Path("/new")
    public Response form(@PathParam(Subject.PARAMETER) Subject subject) {
        return Answers.page(draw(subject, FormErrors.NONE, forms.carried(), Optional.empty()));
    }

    @POST
    @Path("/new")
    public Response upload(@PathParam(Subject.PARAMETER) Subject subject, Form form) {
        FormTicket ticket = forms.ticket(form, UPLOAD_FORM);
        PastedText pasted = PastedText.of(form.text(FIELD));
        FormErrors errors = pasted.errors(FIELD);
        Visitor visitor = visit.required();
        UploadSigningCertificate upload = new UploadSigningCertificate(subject.userName(), pasted.text());
        if (errors.isPresent() || form.has("check")) {
            operations.insist(visitor.caller(), List.of(upload));
        }
        if (errors.isPresent()) {
            return Answers.unprocessable(draw(subject, errors, form.typed(), Optional.empty()));
        }
        if (form.has("check")) {
            return check(subject, pasted, form.typed());
        }
        boolean wasKnown = known(subject, visitor, pasted);
        try {
            return forms.perform(
                    ticket,
                    visitor.caller(),
                    List.of(upload),
                    results -> done(subject, (SigningCertificate) results.get(0), wasKnown));
        } catch (OperationFailed failed) {
            return drawFailure(subject, failed, form.typed());
        }
    }

    /** The form stands on the page for uploading. */
    @GET
    @Path("/create")
    public Response toForm(@PathParam(Subject.PARAMETER) Subject subject) {
        return Answers.seeOther(new NextPath(subject.page("/certificates/new")));
    }

    @POST
    @Path("/create")
    public Response create(@PathParam(Subject.PARAMETER) Subject subject, Form form) {
        FormTicket ticket = forms.ticket(form, CREATE_FORM);
        Visitor visitor = visit.required();
        try {
            return forms.reveal(
                    ticket,
                    visitor.caller(),
                    List.of(new CreateSigningCertificate(subject.userName())),
                    results -> reveal(subject, visitor, (NewSigningCertificate) results.get(0)));
        } catch (OperationFailed failed) {
            return drawFailure(subject, failed, form.typed());
        }
    }

    /** Tells what was pasted, and does nothing. */
    private Response check(Subject subject, PastedText pasted, Typed typed) {
        try {
            SigningCertificateBody body = SigningCertificateBody.parse(pasted.text());
            return Answers.page(
                    draw(subject, FormErrors.NONE, typed, Optional.of(SigningCertificate.Details.of(body))));
        } catch (SigningCertificateBody.Unusable unusable) {
            FormErrors errors = FormErrors.of(FIELD, unusable.problem().sentence());
            return Answers.unprocessable(draw(subject, errors, typed, Optional.empty()));
        }
    }

    private Revelation reveal(Subject subject, Visitor visitor, NewSigningCertificate made) {
        SigningCertificate certificate = made.certificate();
        String id = certificate.certificateId();
        OneTimeSecret secret = new OneTimeSecret(
                List.of(
                        new Fact("Certificate ID", id),
                        new Fact("Subject", certificate.details().subject())),
                List.of(new Secret("private-key", "Private key", made.privateKey(), true)),
                Optional.of(new Download("Download private key", id + ".key.pem", "", made.privateKey())),
                Optional.of(new Sample("Certificate", certificate.certificateBody(), false)),
                home(subject),
                "Lost it? Delete the certificate " + id + " and create another.");
        return operations.view(
                visitor.caller(), view -> secrets.reveal(layouts.page("X.509 certificate created", view), secret));
    }

    /** Whether the certificate is in the list, so that sending it again changes nothing. */
    private boolean known(Subject subject, Visitor visitor, PastedText pasted) {
        try {
            String id = SigningCertificateBody.parse(pasted.text()).id();
            return operations.view(
                    visitor.caller(), view -> list.of(subject, view).has(id));
        } catch (SigningCertificateBody.Unusable toBeRefused) {
            return false;
        }
    }

    private static Outcome done(Subject subject, SigningCertificate certificate, boolean wasKnown) {
        String id = certificate.certificateId();
        return wasKnown
                ? Outcome.saying(
                        home(subject), Flash.Kind.INFO, "Signing certificate " + id + " was in the list already.")
                : Outcome.success(home(subject), "Signing certificate " + id + " was added.");
    }

    private Response drawFailure(Subject subject, OperationFailed failed, Typed typed) {
        return failed.problems().isEmpty()
                ? Answers.of(failed.code().status(), draw(subject, FormErrors.NONE, typed, Optional.empty()))
                : Answers.unprocessable(draw(subject, FormErrors.of(failed, FIELD), typed, Optional.empty()));
    }

    private UploadSigningCertificateForm draw(
            Subject subject, FormErrors errors, Typed typed, Optional<SigningCertificate.Details> found) {
        return operations.view(visit.required().caller(), view -> {
            Layout layout = layouts.page(TITLE, view).with(errors);
            Gate place = list.of(subject, view).upload();
            return new UploadSigningCertificateForm(
                    layout,
                    subject.page("/certificates/new"),
                    subject.page("/certificates/create"),
                    CertificateList.KIND.home(subject),
                    place.isAllowed() ? list.uploadButton(subject, view) : place,
                    list.createButton(subject, view),
                    typed,
                    found);
        });
    }

    private static String home(Subject subject) {
        return CertificateList.KIND.home(subject).href();
    }
}
