package dev.latchkey.credential.mfa;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.CallerCredential;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.session.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a device away from its user. A virtual one stays as nobody's; a passkey is gone. What it has proved counts no
 * longer, and the user's other sessions end.
 *
 * @param userName whose; null for the caller's own
 */
public record DeactivateMfaDevice(
        @Nullable @Text(TextShape.EXISTING_USER_NAME) String userName,
        @Text(TextShape.SERIAL_NUMBER) String serialNumber)
        implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:DeactivateMFADevice";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    @Override
    public boolean needsFreshProof() {
        return true;
    }

    @Override
    public Outdates outdates() {
        return new Outdates(false, List.of(resource()));
    }

    /** Takes it away, ends sessions and clears what it proved. */
    @ApplicationScoped
    static class Handler implements OperationHandler<DeactivateMfaDevice, Boolean> {

        private final MfaDevices devices;
        private final Sessions sessions;

        Handler(MfaDevices devices, Sessions sessions) {
            this.devices = devices;
            this.sessions = sessions;
        }

        @Override
        public Class<DeactivateMfaDevice> operation() {
            return DeactivateMfaDevice.class;
        }

        @Override
        public Boolean handle(Permit permit, DeactivateMfaDevice operation) {
            String userId = permit.resource().uniqueId();
            if (userId == null) {
                throw MissingDevice.user(String.valueOf(permit.resource().name()));
            }
            MfaDevice device = devices.locked(permit.accountId(), operation.serialNumber())
                    .filter(found -> userId.equals(found.userId()))
                    .orElseThrow(MissingDevice::ofUser);
            if (device.kind() == MfaDeviceKind.PASSKEY) {
                devices.delete(device.deviceId());
            } else {
                devices.deactivate(device.deviceId());
            }
            sessions.forgetMfa(userId, device.serialNumber());
            sessions.endOthers(userId, sessionOf(permit.caller(), userId));
            return true;
        }

        private static String sessionOf(Caller caller, String userId) {
            return caller.principal().uniqueId().equals(userId)
                            && caller.credential() instanceof CallerCredential.ConsoleSession session
                    ? session.id()
                    : "";
        }
    }
}
