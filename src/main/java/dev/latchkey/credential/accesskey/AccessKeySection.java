package dev.latchkey.credential.accesskey;

import dev.latchkey.credential.CredentialSection;
import dev.latchkey.credential.CredentialTab;
import dev.latchkey.credential.SectionDrawing;
import dev.latchkey.credential.Subject;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Permission;
import dev.latchkey.web.Gate;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layout;
import jakarta.inject.Singleton;
import java.util.List;

/** Access keys on the page. */
@Singleton
class AccessKeySection implements CredentialSection {

    private static final String ID = "access-keys";
    private static final String HEADING = "Access keys";
    private static final String ABOUT = "Programs and the AWS CLI sign their requests with an access key.";

    private final Gates gates;

    AccessKeySection(Gates gates) {
        this.gates = gates;
    }

    @Override
    public CredentialTab tab() {
        return CredentialTab.IAM;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public SectionDrawing draw(Subject subject, OperationView view, Layout layout) {
        Gate gate = gates.unbuilt(view, "Create access key", new CreateAccessKey(subject.userName()));
        Permission list = view.preview(new ListAccessKeys(subject.userName()));
        return list.isAllowed()
                ? SectionDrawing.bare(ID, HEADING, ABOUT, List.of(gate))
                : SectionDrawing.refused(ID, HEADING, ABOUT, gates.refusal(view, ID, list), List.of(gate));
    }
}
