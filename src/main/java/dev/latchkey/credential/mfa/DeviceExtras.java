package dev.latchkey.credential.mfa;

import dev.latchkey.credential.Subject;
import dev.latchkey.operation.OperationView;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a kind of device tells and offers in the table besides what all kinds do; a bean of each kind that does. */
public interface DeviceExtras {

    /** By device id, for the devices of that kind among these. */
    Map<String, Extra> of(List<MfaDevice> devices, Subject subject, OperationView view);

    /**
     * What one device has.
     *
     * @param remarks short sentences and names, told with its type
     * @param warning what its owner should do something about
     * @param control one more control in its row
     */
    record Extra(List<String> remarks, Optional<String> warning, Optional<Gate> control) {

        /** Of devices that have nothing more. */
        static final Extra NONE = new Extra(List.of(), Optional.empty(), Optional.empty());

        Extra saying(UnaryOperator<GateReason> words) {
            return new Extra(remarks, warning, control.map(gate -> gate.saying(words)));
        }
    }
}
