package dev.latchkey.credential.gitcredential;

import dev.latchkey.credential.CredentialSection;
import dev.latchkey.credential.CredentialTab;
import dev.latchkey.credential.SectionDrawing;
import dev.latchkey.credential.Subject;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Permission;
import dev.latchkey.operation.member.Page;
import dev.latchkey.web.Gate;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layout;
import jakarta.inject.Singleton;
import java.util.List;

/** Git credentials on the page. */
@Singleton
class GitCredentialSection implements CredentialSection {

    private static final String ID = "git-credentials";
    private static final String HEADING = "HTTPS Git credentials";
    private static final String ABOUT = "Git over HTTPS asks for a user name and a password of its own.";

    private final Gates gates;

    GitCredentialSection(Gates gates) {
        this.gates = gates;
    }

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
        Gate gate = gates.unbuilt(
                view,
                "Generate credentials",
                new CreateServiceSpecificCredential(subject.userName(), "codecommit.amazonaws.com", null));
        Permission list =
                view.preview(new ListServiceSpecificCredentials(subject.userName(), null, null, Page.LONGEST));
        return list.isAllowed()
                ? SectionDrawing.bare(ID, HEADING, ABOUT, List.of(gate))
                : SectionDrawing.refused(ID, HEADING, ABOUT, gates.refusal(view, ID, list), List.of(gate));
    }
}
