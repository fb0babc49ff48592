package dev.latchkey.credential.mfa;

import dev.latchkey.credential.Subject;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationView;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One device in the table.
 *
 * @param extra what its kind has besides
 * @param resync empty for devices whose clock cannot drift away
 */
record MfaDeviceRow(MfaDevice device, DeviceExtras.Extra extra, Optional<Gate> resync, Gate remove) {

    static MfaDeviceRow of(
            MfaDevice device, DeviceExtras.Extra extra, Subject subject, OperationView view, Gates gates) {
        String page = subject.page("/mfa/" + device.deviceId());
        String name = subject.nameFor(view.caller());
        Optional<Gate> resync = device.kind().hasCodes()
                ? Optional.of(gates.link(view, "Resync", page + "/resync", ResyncMfaDevice.untyped(name))
                        .naming(device.label()))
                : Optional.empty();
        Gate remove = gates.link(view, "Remove", page + "/remove", removal(subject, device))
                .naming(device.label());
        return new MfaDeviceRow(device, extra, resync, remove);
    }

    /** All that removing it takes, the main operation first; what is decided together is done together. */
    static Operation<?>[] removal(Subject subject, MfaDevice device) {
        List<Operation<?>> operations = new ArrayList<>();
        if (device.userId() != null) {
            operations.add(new DeactivateMfaDevice(subject.userName(), device.serialNumber()));
        }
        if (device.kind() == MfaDeviceKind.VIRTUAL) {
            operations.add(new DeleteVirtualMfaDevice(device.serialNumber()));
        }
        return operations.toArray(Operation<?>[]::new);
    }

    Stream<GateReason> reasons() {
        return Stream.of(extra.control().stream(), resync.stream(), Stream.of(remove))
                .flatMap(gates -> gates)
                .flatMap(gate -> gate.reason().stream());
    }

    MfaDeviceRow saying(UnaryOperator<GateReason> words) {
        return new MfaDeviceRow(
                device, extra.saying(words), resync.map(gate -> gate.saying(words)), remove.saying(words));
    }
}
