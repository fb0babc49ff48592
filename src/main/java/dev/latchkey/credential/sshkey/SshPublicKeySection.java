package dev.latchkey.credential.sshkey;

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

/** SSH public keys on the page. */
@Singleton
class SshPublicKeySection implements CredentialSection {

    private static final String ID = "ssh-public-keys";
    private static final String HEADING = "SSH public keys";
    private static final String ABOUT = "Git over SSH knows you by a public key.";

    private final Gates gates;

    SshPublicKeySection(Gates gates) {
        this.gates = gates;
    }

    @Override
    public CredentialTab tab() {
        return CredentialTab.CODECOMMIT;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public SectionDrawing draw(Subject subject, OperationView view, Layout layout) {
        Gate gate = gates.unbuilt(view, "Upload SSH public key", new UploadSshPublicKey(subject.userName(), ""));
        Permission list = view.preview(new ListSshPublicKeys(subject.userName(), Page.LONGEST));
        return list.isAllowed()
                ? SectionDrawing.bare(ID, HEADING, ABOUT, List.of(gate))
                : SectionDrawing.refused(ID, HEADING, ABOUT, gates.refusal(view, ID, list), List.of(gate));
    }
}
