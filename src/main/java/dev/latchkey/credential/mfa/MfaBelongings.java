package dev.latchkey.credential.mfa;

import dev.latchkey.identity.Belonging;
import dev.latchkey.identity.Belongings;
import dev.latchkey.operation.Operation;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The devices that have to go before their user can. */
@Singleton
class MfaBelongings implements Belongings {
    private final MfaDevices devices;

    MfaBelongings(MfaDevices devices) {
        this.devices = devices;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public List<Belonging> ofUser(String userId, String userName) {
        return devices.enabledOf(userId).stream()
                .map(device -> new Belonging(
                        "the MFA device " + device.label(),
                        "must remove tokens from principal",
                        removal(device, userName)))
                .toList();
    }

    private static List<Operation<?>> removal(MfaDevice device, String userName) {
        List<Operation<?>> removal = new ArrayList<>();
        removal.add(new DeactivateMfaDevice(userName, device.serialNumber()));
        if (device.kind() == MfaDeviceKind.VIRTUAL) {
            removal.add(new DeleteVirtualMfaDevice(device.serialNumber()));
        }
        return removal;
    }
}
