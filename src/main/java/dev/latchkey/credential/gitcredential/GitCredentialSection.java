package dev.latchkey.credential.gitcredential;

import dev.latchkey.credential.CredentialSection;
import dev.latchkey.credential.CredentialTab;
import dev.latchkey.credential.SectionDrawing;
import dev.latchkey.credential.SectionDrawing.Inside;
import dev.latchkey.credential.Subject;
import dev.latchkey.operation.OperationView;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Layout;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;

/** Git credentials on the page. */
@Singleton
class GitCredentialSection implements CredentialSection {

    static final String ID = "git-credentials";

    private static final String HEADING = "HTTPS Git credentials";
    private static final String ABOUT = "Git over HTTPS asks for a user name and a password of its own.";

    private final GitCredentialList list;
    private final ServiceNames services;

    GitCredentialSection(GitCredentialList list, ServiceNames services) {
        this.list = list;
        this.services = services;
    }

    /**
     * The table, or a sentence where there is nothing to put into it.
     *
     * @param count how many there are for the service that comes first
     * @param limit how many there can be for one service
     */
    @CheckedTemplate(basePath = "gitcredential", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record GitCredentialTable(Layout layout, List<GitCredentialRow> rows, long count, int limit, String service)
            implements TemplateInstance {}

    @Override
    public CredentialTab tab() {
        return CredentialTab.CODECOMMIT;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public SectionDrawing draw(Subject subject, OperationView view, Layout layout) {
        GitCredentialList.Credentials credentials = list.of(subject, view);
        if (credentials.refusal().isPresent()) {
            return SectionDrawing.refused(
                    ID, HEADING, ABOUT, credentials.refusal().get(), List.of(credentials.generate()));
        }
        List<GateReason> reasons =
                credentials.rows().stream().flatMap(GitCredentialRow::reasons).toList();
        String service = services.first();
        Inside inside = new Inside(
                reasons,
                words -> new GitCredentialTable(
                        layout,
                        GitCredentialRow.saying(credentials.rows(), words),
                        credentials.countFor(service),
                        list.limit(),
                        service));
        return SectionDrawing.of(ID, HEADING, ABOUT, List.of(credentials.generate()), inside);
    }
}
