package dev.latchkey.credential.mfa;

import dev.latchkey.identity.Tag;
import dev.latchkey.operation.DeviceResources;
import dev.latchkey.operation.ResolvedResource;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Devices as policies are asked about them: by their serial number, with their tags. */
@Singleton
class StoredDeviceResources implements DeviceResources {

    private static final int MOST_TAGS = 50;

    private final MfaDevices devices;
    private final DeviceTags tags;

    StoredDeviceResources(MfaDevices devices, DeviceTags tags) {
        this.devices = devices;
        this.tags = tags;
    }

    @Override
    public Optional<ResolvedResource> withSerial(String accountId, String serialNumber) {
        return devices.withSerial(accountId, serialNumber)
                .map(device -> new ResolvedResource(serialNumber, null, null, tagsOf(device)));
    }

    private Map<String, String> tagsOf(MfaDevice device) {
        return tags.of(device.deviceId(), "", MOST_TAGS).stream().collect(Collectors.toMap(Tag::key, Tag::value));
    }
}
