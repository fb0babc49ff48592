package dev.latchkey.credential.mfa;

import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.member.TextShape;
import java.util.List;
import java.util.Optional;

/** What a virtual device may be called: by IAM's rules, and by the caller's own permission. */
final class DeviceName {
    private DeviceName() {}

    /** A name to propose: the user's own, which policies are written for; with a number where that is taken already. */
    static String proposal(OperationView view, List<MfaDevice> present, String usual) {
        for (int number = 1; number <= present.size() + 1; number++) {
            String name = number == 1 ? usual : usual + "-" + number;
            if (present.stream().noneMatch(device -> device.label().equals(name))
                    && view.preview(CreateVirtualMfaDevice.named(name)).isAllowed()) {
                return name;
            }
        }
        return usual;
    }

    /**
     * What is wrong with a name; nothing where it can be tried. Whether it is taken is told only when it is tried.
     *
     * @param usual the name that policies are written for: the user's own
     */
    static Optional<String> problem(OperationView view, String name, String usual) {
        if (name.isEmpty()) {
            return Optional.of("Give the device a name, such as " + usual + ".");
        }
        if (!TextShape.VIRTUAL_MFA_DEVICE_NAME.broken(name).isEmpty()) {
            return Optional.of("Use at most 226 letters, digits and the characters _ + = , . @ - in the name.");
        }
        if (view.preview(CreateVirtualMfaDevice.named(name)).isAllowed()) {
            return Optional.empty();
        }
        return Optional.of(
                view.preview(CreateVirtualMfaDevice.named(usual)).isAllowed()
                        ? "Your permissions allow a device named " + usual + " only."
                        : "Your permissions do not allow a device of this name.");
    }
}
