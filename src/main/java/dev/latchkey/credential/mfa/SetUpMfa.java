package dev.latchkey.credential.mfa;

import dev.latchkey.credential.Subject;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.Operation;
import dev.latchkey.policy.explanation.WayOut;
import dev.latchkey.web.NextPath;
import dev.latchkey.web.ReasonWayOut;
import jakarta.inject.Singleton;
import java.util.List;

/** What needs MFA is opened, for whoever has no device, by adding one. */
@Singleton
class SetUpMfa implements ReasonWayOut {

    @Override
    public WayOut wayOut() {
        return WayOut.SET_UP_MFA;
    }

    @Override
    public String label() {
        return "Set up MFA";
    }

    @Override
    public List<Operation<?>> operations(Caller caller) {
        String name = caller.user().name();
        return List.of(EnableMfaDevice.untyped(name), CreateVirtualMfaDevice.named(name));
    }

    @Override
    public String href(NextPath from) {
        // Inside an unfinished sign-in the device is added there.
        return from.text().startsWith("/signin/")
                ? PendingEnrolmentPage.PATH
                : Subject.own().page(NewDevicePage.BELOW) + "?next=" + from.encoded();
    }
}
