package dev.latchkey.credential.mfa;

import dev.latchkey.identity.TagRules;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Length;
import dev.latchkey.operation.member.Required;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Removes tags from a virtual device; keys that it does not have are no mistake. */
public record UntagMfaDevice(
        @Text(TextShape.SERIAL_NUMBER) String serialNumber,
        @Required @Length(max = 50) List<@Text(TextShape.TAG_KEY) String> tagKeys)
        implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:UntagMFADevice";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.DeviceWithSerial(serialNumber);
    }

    @Override
    public Map<String, List<String>> conditionKeys() {
        return TagRules.conditionKeysOf(tagKeys);
    }

    /** Removes the rows. */
    @ApplicationScoped
    static class Handler implements OperationHandler<UntagMfaDevice, Boolean> {

        private final MfaDevices devices;
        private final DeviceTags tags;

        Handler(MfaDevices devices, DeviceTags tags) {
            this.devices = devices;
            this.tags = tags;
        }

        @Override
        public Class<UntagMfaDevice> operation() {
            return UntagMfaDevice.class;
        }

        @Override
        public Boolean handle(Permit permit, UntagMfaDevice operation) {
            MfaDevice device = devices.locked(permit.accountId(), operation.serialNumber())
                    .orElseThrow(() -> MissingDevice.withSerial(operation.serialNumber()));
            tags.remove(device.deviceId(), operation.tagKeys());
            return true;
        }
    }
}
