package dev.latchkey.credential.mfa;

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

/** MFA devices on the page. */
@Singleton
class MfaDeviceSection implements CredentialSection {

    private static final String ID = "mfa";
    private static final String HEADING = "Multi-factor authentication (MFA)";
    private static final String ABOUT = "A device that you have proves it is you, besides the password that you know.";

    private final Gates gates;

    MfaDeviceSection(Gates gates) {
        this.gates = gates;
    }

    @Override
    public CredentialTab tab() {
        return CredentialTab.IAM;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public SectionDrawing draw(Subject subject, OperationView view, Layout layout) {
        // The main action comes first by name, though the device has to be made before it can be enabled.
        Gate gate = gates.unbuilt(
                view,
                "Assign MFA device",
                new EnableMfaDevice(subject.userName()),
                new CreateVirtualMfaDevice(subject.nameFor(view.caller())));
        Permission list = view.preview(new ListMfaDevices(subject.userName()));
        return list.isAllowed()
                ? SectionDrawing.bare(ID, HEADING, ABOUT, List.of(gate))
                : SectionDrawing.refused(ID, HEADING, ABOUT, gates.refusal(view, ID, list), List.of(gate));
    }
}
