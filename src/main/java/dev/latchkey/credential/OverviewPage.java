package dev.latchkey.credential;

import dev.latchkey.credential.CredentialSections.Drawn;
import dev.latchkey.credential.CredentialSections.Whole;
import dev.latchkey.operation.Operations;
import dev.latchkey.session.CurrentSession;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.Tab;
import dev.latchkey.web.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;

/** My Security Credentials: who the person is, and every credential they have or could have. */
@Path("/{own:security-credentials}") // a parameter at its beginning: see UserTabs.ROUTE
@Blocking
class OverviewPage {

    static final String TITLE = "My Security Credentials";

    private final Operations operations;
    private final CurrentSession session;
    private final Layouts layouts;
    private final Gates gates;
    private final CredentialSections sections;

    OverviewPage(
            Operations operations, CurrentSession session, Layouts layouts, Gates gates, CredentialSections sections) {
        this.operations = operations;
        this.session = session;
        this.layouts = layouts;
        this.gates = gates;
        this.sections = sections;
    }

    /** The credentials that IAM itself knows, below a summary of the user. */
    @GET
    public Response iamCredentials() {
        Visitor visitor = session.required();
        return operations.view(visitor.caller(), view -> {
            Layout layout = layouts.page(TITLE, view);
            Whole whole = Whole.of(
                    Summary.of(Subject.own(), view, gates, visitor),
                    sections.draw(Subject.own(), tab -> tab == CredentialTab.IAM, view, layout));
            return Answers.page(
                    new IamCredentials(layout, tabs(CredentialTab.IAM), notices(), whole.summary(), whole.sections()));
        });
    }

    /** The credentials for Git. */
    @GET
    @Path("/git")
    public Response codeCommitCredentials() {
        return operations.view(session.required().caller(), view -> {
            Layout layout = layouts.page(TITLE, view);
            List<SectionDrawing> drawn =
                    sections.draw(Subject.own(), tab -> tab == CredentialTab.CODECOMMIT, view, layout);
            return Answers.page(
                    new CodeCommitCredentials(layout, tabs(CredentialTab.CODECOMMIT), notices(), Drawn.of(drawn)));
        });
    }

    private List<Notice> notices() {
        return Notice.read(session.notices());
    }

    /** The tabs of all pages about oneself. */
    static List<Tab> tabs(CredentialTab current) {
        return Stream.of(CredentialTab.values())
                .map(tab -> new Tab(tab.label(), tab.href(), tab == current))
                .toList();
    }

    @CheckedTemplate(basePath = "credential", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record IamCredentials(Layout layout, List<Tab> tabs, List<Notice> notices, Summary summary, Drawn sections)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "credential", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record CodeCommitCredentials(Layout layout, List<Tab> tabs, List<Notice> notices, Drawn sections)
            implements TemplateInstance {}
}
