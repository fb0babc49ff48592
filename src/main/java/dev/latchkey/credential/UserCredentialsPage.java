package dev.latchkey.credential;

import dev.latchkey.credential.CredentialSections.Drawn;
import dev.latchkey.credential.CredentialSections.Whole;
import dev.latchkey.identity.UserTab;
import dev.latchkey.identity.UserTabs;
import dev.latchkey.operation.Operations;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.Tab;
import dev.latchkey.web.Visit;
import dev.latchkey.web.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The credentials of another user, for whoever looks after them: the same sections, each acting on that user. */
@Path(UserTabs.ROUTE)
@Blocking
class UserCredentialsPage {

    private final Operations operations;
    private final Visit visit;
    private final Layouts layouts;
    private final Gates gates;
    private final CredentialSections sections;
    private final UserTabs tabs;
    private final CredentialsTab tab;

    UserCredentialsPage(
            Operations operations,
            Visit visit,
            Layouts layouts,
            Gates gates,
            CredentialSections sections,
            UserTabs tabs,
            CredentialsTab tab) {
        this.operations = operations;
        this.visit = visit;
        this.layouts = layouts;
        this.gates = gates;
        this.sections = sections;
        this.tabs = tabs;
        this.tab = tab;
    }

    @GET
    public Response show(@PathParam("name") String name) {
        Visitor visitor = visit.required();
        Subject subject = Subject.user(name);
        return operations.view(visitor.caller(), view -> {
            Layout layout = layouts.about(name, view);
            Whole whole = Whole.of(
                    Summary.of(subject, view, gates, visitor), sections.draw(subject, any -> true, view, layout));
            return Answers.page(
                    new UserCredentials(layout, tabs.of(view, name, tab), whole.summary(), whole.sections()));
        });
    }

    @CheckedTemplate(basePath = "credential", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record UserCredentials(Layout layout, List<Tab> tabs, Summary summary, Drawn sections)
            implements TemplateInstance {}

    /** This page among those about a user. */
    @Singleton
    static class CredentialsTab implements UserTab {

        @Override
        public String label() {
            return "Security credentials";
        }

        @Override
        public int order() {
            return 30;
        }

        @Override
        public String below() {
            return "";
        }
    }
}
