package dev.latchkey.credential.mfa;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells of one passkey or security key; of other kinds of devices it tells nothing.
 *
 * @param userName whose; null for the caller's own
 */
public record GetMfaDevice(
        @Text(TextShape.SERIAL_NUMBER) String serialNumber,
        @Nullable @Text(TextShape.USER_NAME) String userName) implements Operation<GetMfaDevice.Result> {

    @Override
    public String action() {
        return "iam:GetMFADevice";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /**
     * What is told.
     *
     * @param certifications of the kind of key, by name
     */
    public record Result(
            @Nullable String userName,
            String serialNumber,
            @Nullable Instant enableDate,
            Map<String, String> certifications) {}

    /** Reads the device's row. */
    @ApplicationScoped
    static class Handler implements OperationHandler<GetMfaDevice, GetMfaDevice.Result> {

        private final MfaDevices devices;

        Handler(MfaDevices devices) {
            this.devices = devices;
        }

        @Override
        public Class<GetMfaDevice> operation() {
            return GetMfaDevice.class;
        }

        @Override
        public Result handle(Permit permit, GetMfaDevice operation) {
            String userId = permit.resource().uniqueId();
            if (userId == null) {
                throw MissingDevice.user(String.valueOf(permit.resource().name()));
            }
            if (!operation.serialNumber().contains(":u2f/")) {
                throw new OperationFailed(
                        ErrorCode.VALIDATION_ERROR,
                        "The MFA device serial number sent in the request is invalid or not supported by this API."
                                + " Currently, only hardware FIDO security keys are supported. Please use the compatible"
                                + " device or API.");
            }
            MfaDevice device = devices.withSerial(permit.accountId(), operation.serialNumber())
                    .filter(found -> userId.equals(found.userId()))
                    .orElseThrow(MissingDevice::ofUser);
            return new Result(
                    Objects.requireNonNull(permit.resource().name()),
                    device.serialNumber(),
                    device.enabledAt(),
                    Map.of());
        }
    }
}
