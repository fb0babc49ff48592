package dev.latchkey.credential.mfa;

import dev.latchkey.identity.Tag;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;

/** Lists the tags of a virtual device, by key. */
public record ListMfaDeviceTags(
        @Text(TextShape.SERIAL_NUMBER) String serialNumber, Page page) implements Operation<Paged<Tag>> {

    @Override
    public String action() {
        return "iam:ListMFADeviceTags";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.DeviceWithSerial(serialNumber);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads the rows. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListMfaDeviceTags, Paged<Tag>> {

        private final MfaDevices devices;
        private final DeviceTags tags;

        Handler(MfaDevices devices, DeviceTags tags) {
            this.devices = devices;
            this.tags = tags;
        }

        @Override
        public Class<ListMfaDeviceTags> operation() {
            return ListMfaDeviceTags.class;
        }

        @Override
        public Paged<Tag> handle(Permit permit, ListMfaDeviceTags operation) {
            MfaDevice device = devices.withSerial(permit.accountId(), operation.serialNumber())
                    .orElseThrow(() -> MissingDevice.withSerial(operation.serialNumber()));
            Page page = operation.page();
            return page.cut(tags.of(device.deviceId(), page.after(), page.fetch()), Tag::key);
        }
    }
}
