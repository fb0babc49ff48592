package dev.latchkey.credential.mfa;

import dev.latchkey.identity.Tag;
import dev.latchkey.identity.TagRules;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Length;
import dev.latchkey.operation.member.Required;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Adds tags to a virtual device, or gives those that are there another value. */
public record TagMfaDevice(
        @Text(TextShape.SERIAL_NUMBER) String serialNumber,
        @Required @Length(max = 50) List<Tag> tags) implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:TagMFADevice";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.DeviceWithSerial(serialNumber);
    }

    @Override
    public Map<String, List<String>> conditionKeys() {
        return TagRules.conditionKeys(tags);
    }

    /** Writes the rows, unless the device would have too many. */
    @ApplicationScoped
    static class Handler implements OperationHandler<TagMfaDevice, Boolean> {

        private final MfaDevices devices;
        private final DeviceTags tags;
        private final int quota;

        Handler(MfaDevices devices, DeviceTags tags, LatchkeyConfiguration configuration) {
            this.devices = devices;
            this.tags = tags;
            this.quota = configuration.quota().tagsPerResource();
        }

        @Override
        public Class<TagMfaDevice> operation() {
            return TagMfaDevice.class;
        }

        @Override
        public Boolean handle(Permit permit, TagMfaDevice operation) {
            TagRules.checkSome(operation.tags());
            MfaDevice device = devices.locked(permit.accountId(), operation.serialNumber())
                    .orElseThrow(() -> MissingDevice.withSerial(operation.serialNumber()));
            if (tags.put(device.deviceId(), operation.tags()) > quota) {
                throw TagRules.tooMany("TagsPerMFADevice", quota);
            }
            return true;
        }
    }
}
