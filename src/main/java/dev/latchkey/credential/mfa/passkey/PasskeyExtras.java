package dev.latchkey.credential.mfa.passkey;

import dev.latchkey.credential.Subject;
import dev.latchkey.credential.mfa.DeviceExtras;
import dev.latchkey.credential.mfa.MfaDevice;
import dev.latchkey.credential.mfa.MfaDeviceKind;
import dev.latchkey.operation.OperationView;
import dev.latchkey.web.Gate;
import dev.latchkey.web.Gates;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who keeps each passkey, whether it is synced, and that it can be renamed. */
@Singleton
class PasskeyExtras implements DeviceExtras {
    private static final String COPIED =
            "Its signature counter went back: there may be a copy of it. Remove it, and add" + " another one.";

    private final Passkeys passkeys;
    private final PasskeyProviders providers;
    private final Gates gates;

    PasskeyExtras(Passkeys passkeys, PasskeyProviders providers, Gates gates) {
        this.passkeys = passkeys;
        this.providers = providers;
        this.gates = gates;
    }

    @Override
    public Map<String, Extra> of(List<MfaDevice> devices, Subject subject, OperationView view) {
        List<MfaDevice> own = devices.stream()
                .filter(device -> device.kind() == MfaDeviceKind.PASSKEY && device.userId() != null)
                .toList();
        if (own.isEmpty()) {
            return Map.of();
        }
        Map<String, MfaDevice> byId = new HashMap<>();
        own.forEach(device -> byId.put(device.deviceId(), device));
        Map<String, Extra> extras = new HashMap<>();
        for (PasskeyFacts facts : passkeys.factsOf(String.valueOf(own.get(0).userId()))) {
            MfaDevice device = byId.get(facts.deviceId());
            if (device != null) {
                extras.put(facts.deviceId(), extra(device, facts, subject, view));
            }
        }
        return extras;
    }

    private Extra extra(MfaDevice device, PasskeyFacts facts, Subject subject, OperationView view) {
        List<String> remarks = new ArrayList<>();
        providers.nameOf(facts.aaguid()).ifPresent(remarks::add);
        remarks.add(facts.synced());
        String page = subject.page("/mfa/" + device.deviceId() + "/rename");
        Gate rename = gates.link(view, "Rename", page, new RenamePasskey(subject.userName(), device.deviceId(), ""))
                .naming(device.label());
        return new Extra(remarks, facts.counterFellAt().map(at -> COPIED), Optional.of(rename));
    }
}
