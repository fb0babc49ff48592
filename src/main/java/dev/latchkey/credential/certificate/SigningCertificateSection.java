package dev.latchkey.credential.certificate;

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

/** Signing certificates on the page. */
@Singleton
class SigningCertificateSection implements CredentialSection {

    private static final String ID = "signing-certificates";
    private static final String HEADING = "X.509 signing certificates";
    private static final String ABOUT = "Some older programs sign their requests with a certificate.";

    private final Gates gates;

    SigningCertificateSection(Gates gates) {
        this.gates = gates;
    }

    @Override
    public CredentialTab tab() {
        return CredentialTab.IAM;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public SectionDrawing draw(Subject subject, OperationView view, Layout layout) {
        Gate gate =
                gates.unbuilt(view, "Upload signing certificate", new UploadSigningCertificate(subject.userName(), ""));
        Permission list = view.preview(new ListSigningCertificates(subject.userName(), Page.LONGEST));
        return list.isAllowed()
                ? SectionDrawing.bare(ID, HEADING, ABOUT, List.of(gate))
                : SectionDrawing.refused(ID, HEADING, ABOUT, gates.refusal(view, ID, list), List.of(gate));
    }
}
