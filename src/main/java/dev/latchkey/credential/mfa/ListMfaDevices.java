package dev.latchkey.credential.mfa;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the enabled MFA devices of a user, of all kinds.
 *
 * @param userName whose; null for the caller's own
 */
public record ListMfaDevices(
        @Nullable @Text(TextShape.EXISTING_USER_NAME) String userName, Page page)
        implements Operation<Paged<MfaDeviceMetadata>> {

    /** All of a user's, for pages. */
    public static ListMfaDevices all(@Nullable String userName) {
        return new ListMfaDevices(userName, Page.LONGEST);
    }

    @Override
    public String action() {
        return "iam:ListMFADevices";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads the rows of the user's devices. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListMfaDevices, Paged<MfaDeviceMetadata>> {

        private final MfaDevices devices;

        Handler(MfaDevices devices) {
            this.devices = devices;
        }

        @Override
        public Class<ListMfaDevices> operation() {
            return ListMfaDevices.class;
        }

        @Override
        public Paged<MfaDeviceMetadata> handle(Permit permit, ListMfaDevices operation) {
            String userId = permit.resource().uniqueId();
            String name = String.valueOf(permit.resource().name());
            if (userId == null) {
                throw MissingDevice.user(name);
            }
            String after = operation.page().after();
            List<MfaDeviceMetadata> rows = devices.around(permit.accountId(), userId, name).enabled().stream()
                    .filter(device -> device.serialNumber().compareTo(after) > 0)
                    .sorted(Comparator.comparing(MfaDevice::serialNumber))
                    .limit(operation.page().fetch())
                    .map(device -> MfaDeviceMetadata.of(device, name))
                    .toList();
            return operation.page().cut(rows, MfaDeviceMetadata::serialNumber);
        }
    }
}
