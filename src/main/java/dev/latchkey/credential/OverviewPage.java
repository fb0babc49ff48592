package dev.latchkey.credential;

import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.web.Answers;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.Visit;
import dev.latchkey.web.Visitor;
import io.quarkus.arc.All;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** My Security Credentials: who the person is, and every credential they have or could have. */
@Path("/security-credentials")
@Blocking
class OverviewPage {

    private static final String TITLE = "My Security Credentials";

    private final Operations operations;
    private final Visit visit;
    private final Layouts layouts;
    private final Gates gates;
    private final List<CredentialSection> sections;

    OverviewPage(
            Operations operations, Visit visit, Layouts layouts, Gates gates, @All List<CredentialSection> sections) {
        this.operations = operations;
        this.visit = visit;
        this.layouts = layouts;
        this.gates = gates;
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(CredentialSection::order))
                .toList();
    }

    /** The credentials that IAM itself knows, below a summary of the user. */
    @GET
    public Response iamCredentials() {
        Visitor visitor = visit.required();
        return operations.view(visitor.caller(), view -> {
            Layout layout = layouts.page(TITLE, view);
            Summary summary = Summary.of(view, gates, visitor);
            List<SectionDrawing> drawn = draw(CredentialTab.IAM, view, layout);
            Optional<Banner> banner =
                    Banner.over(Stream.concat(summary.reasons(), drawn.stream().flatMap(SectionDrawing::reasons)));
            return Answers.page(new IamCredentials(
                    layout, tabs(CredentialTab.IAM), summary.saying(words(banner)), Drawn.of(banner, drawn)));
        });
    }

    /** The credentials for Git. */
    @GET
    @Path("/git")
    public Response codeCommitCredentials() {
        return operations.view(visit.required().caller(), view -> {
            Layout layout = layouts.page(TITLE, view);
            List<SectionDrawing> drawn = draw(CredentialTab.CODECOMMIT, view, layout);
            Optional<Banner> banner = Banner.over(drawn.stream().flatMap(SectionDrawing::reasons));
            return Answers.page(
                    new CodeCommitCredentials(layout, tabs(CredentialTab.CODECOMMIT), Drawn.of(banner, drawn)));
        });
    }

    private List<SectionDrawing> draw(CredentialTab tab, OperationView view, Layout layout) {
        return sections.stream()
                .filter(section -> section.tab() == tab)
                .map(section -> section.draw(Subject.own(), view, layout))
                .filter(SectionDrawing::isDrawn)
                .toList();
    }

    private static UnaryOperator<GateReason> words(Optional<Banner> banner) {
        return banner.map(Banner::shortening).orElse(UnaryOperator.identity());
    }

    private static List<Tab> tabs(CredentialTab current) {
        return Stream.of(CredentialTab.values())
                .map(tab -> new Tab(tab.label(), tab.href(), tab == current))
                .toList();
    }

    /** A link to one of the pages. */
    record Tab(String label, String href, boolean isCurrent) {}

    /**
     * The sections of one page, what a person can use before what they cannot.
     *
     * @param banner the cause that closes most, if one stands out
     */
    record Drawn(Optional<Banner> banner, List<SectionDrawing> available, List<SectionDrawing> notAvailable) {

        static Drawn of(Optional<Banner> banner, List<SectionDrawing> sections) {
            List<SectionDrawing> said = sections.stream()
                    .map(section -> section.saying(words(banner)))
                    .toList();
            return new Drawn(
                    banner,
                    said.stream().filter(SectionDrawing::isAvailable).toList(),
                    said.stream().filter(section -> !section.isAvailable()).toList());
        }

        /** All of them, in the order in which they stand. */
        public List<SectionDrawing> all() {
            return Stream.concat(available.stream(), notAvailable.stream()).toList();
        }
    }

    @CheckedTemplate(basePath = "credential", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record IamCredentials(Layout layout, List<Tab> tabs, Summary summary, Drawn sections) implements TemplateInstance {}

    @CheckedTemplate(basePath = "credential", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record CodeCommitCredentials(Layout layout, List<Tab> tabs, Drawn sections) implements TemplateInstance {}
}
