package dev.latchkey.credential.mfa;

import dev.latchkey.credential.Subject;
import dev.latchkey.operation.OperationView;
import dev.latchkey.web.Gate;
import dev.latchkey.web.Gates;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A virtual device that bears the user's name and is nobody's: somebody made it through the API and never enabled it, and
 * while it is there no other can have the name.
 *
 * @param delete the control that removes it
 */
record LeftOver(MfaDevice device, Gate delete) {

    /** The one in the way of that user, for whoever may list such devices. */
    static Optional<LeftOver> of(OperationView view, Subject subject, @Nullable String userId, Gates gates) {
        return view.ask(new FindLeftOverDevice(subject.nameFor(view.caller()), userId))
                .granted()
                .flatMap(found -> found)
                .map(device -> new LeftOver(
                        device,
                        gates.linkToAskFor(
                                        view,
                                        "Delete left-over device",
                                        subject.page("/mfa/" + device.deviceId() + "/remove"),
                                        new DeleteVirtualMfaDevice(device.serialNumber()))
                                .naming(device.label())));
    }
}
