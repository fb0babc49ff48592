package dev.latchkey.account;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Operations;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Gate;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.NextPath;
import dev.latchkey.web.Outcome;
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The credential report of the account as a file: made where there is none of the last four hours, then handed out. */
@Path(CredentialReportPage.PATH)
@Blocking
class CredentialReportPage {

    static final String PATH = "/admin/credential-report";
    static final String FORM = "credential-report";

    private static final GenerateCredentialReport MAKE = new GenerateCredentialReport();
    private static final GetCredentialReport READ = new GetCredentialReport();

    private final Operations operations;
    private final Visit visit;
    private final Forms forms;
    private final Layouts layouts;
    private final Gates gates;

    CredentialReportPage(Operations operations, Visit visit, Forms forms, Layouts layouts, Gates gates) {
        this.operations = operations;
        this.visit = visit;
        this.forms = forms;
        this.layouts = layouts;
        this.gates = gates;
    }

    @GET
    public Response show() {
        return operations.view(
                visit.required().caller(),
                view -> Answers.page(new CredentialReportView(
                        layouts.page("Credential report", view),
                        gates.submit(view, "Download report", MAKE, READ),
                        CredentialReport.HEADER)));
    }

    /** Makes the report where it has to be made, and leads to the file. */
    @POST
    public Response download(Form form) {
        Caller caller = visit.required().caller();
        FormTicket ticket = forms.ticket(form, FORM);
        List<Operation<?>> both = List.of(MAKE, READ);
        operations.insist(caller, both);
        return forms.perform(ticket, caller, List.of(MAKE), results -> Outcome.silently(PATH + "/file"));
    }

    /** The file; where there is none that is young enough, the page that makes one. */
    @GET
    @Path("/file")
    public Response file() {
        try {
            GetCredentialReport.Result report =
                    operations.perform(visit.required().caller(), READ);
            String day =
                    LocalDate.ofInstant(report.generatedTime(), ZoneOffset.UTC).toString();
            return Response.ok(report.content())
                    .type(report.reportFormat() + ";charset=utf-8")
                    .header("Content-Disposition", "attachment; filename=\"credential-report-" + day + ".csv\"")
                    .build();
        } catch (OperationFailed failed) {
            if (failed.code() == ErrorCode.REPORT_NOT_PRESENT || failed.code() == ErrorCode.REPORT_EXPIRED) {
                return Answers.seeOther(new NextPath(PATH));
            }
            throw failed;
        }
    }

    @CheckedTemplate(basePath = "account", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record CredentialReportView(Layout layout, Gate download, List<String> columns) implements TemplateInstance {}
}
