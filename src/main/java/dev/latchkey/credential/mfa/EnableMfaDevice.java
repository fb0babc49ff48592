package dev.latchkey.credential.mfa;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.secret.SecretText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Makes a device that shows codes a user's own, for whoever types two codes in a row. */
public record EnableMfaDevice(
        @Text(TextShape.EXISTING_USER_NAME) String userName,
        @Text(TextShape.SERIAL_NUMBER) String serialNumber,
        @Text(TextShape.AUTHENTICATION_CODE) SecretText authenticationCode1,
        @Text(TextShape.AUTHENTICATION_CODE) SecretText authenticationCode2)
        implements Operation<Boolean> {

    /** The question whether somebody may, before anything was typed. */
    public static EnableMfaDevice untyped(String userName) {
        return new EnableMfaDevice(userName, "", SecretText.of(""), SecretText.of(""));
    }

    @Override
    public String action() {
        return "iam:EnableMFADevice";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    @Override
    public boolean needsFreshProof() {
        return true;
    }

    /** Takes the user's lock: devices are counted under it, and who has one is decided about differently. */
    @Override
    public Outdates outdates() {
        return Outdates.user(userName);
    }

    /** Checks both codes and makes it the user's. */
    @ApplicationScoped
    static class Handler implements OperationHandler<EnableMfaDevice, Boolean> {

        private final MfaDevices devices;
        private final TotpSeeds seeds;
        private final LatchkeyConfiguration.Quota quota;
        private final Clock clock;

        Handler(MfaDevices devices, TotpSeeds seeds, LatchkeyConfiguration configuration, Clock clock) {
            this.devices = devices;
            this.seeds = seeds;
            this.quota = configuration.quota();
            this.clock = clock;
        }

        @Override
        public Class<EnableMfaDevice> operation() {
            return EnableMfaDevice.class;
        }

        @Override
        public Boolean handle(Permit permit, EnableMfaDevice operation) {
            String userId = permit.resource().uniqueId();
            if (userId == null) {
                throw MissingDevice.user(operation.userName());
            }
            MfaDevice device = devices.locked(permit.accountId(), operation.serialNumber())
                    .filter(found -> found.kind().hasCodes())
                    .orElseThrow(() -> MissingDevice.withSerial(operation.serialNumber()));
            requireFree(device, userId, operation.userName());
            int most = quota.mfaDevicesPerUser();
            if (devices.countOf(userId) >= most) {
                throw new OperationFailed(
                        ErrorCode.LIMIT_EXCEEDED, "Cannot exceed quota for MFADevicesPerUser: " + most);
            }
            TotpDevice totp = seeds.of(device.deviceId()).orElseThrow();
            seeds.requirePair(
                    totp,
                    new CodePair(operation.authenticationCode1(), operation.authenticationCode2()),
                    clock.instant());
            devices.enable(device.deviceId(), userId, clock.instant());
            return true;
        }

        private static void requireFree(MfaDevice device, String userId, String userName) {
            String owner = device.userId();
            if (owner != null) {
                throw new OperationFailed(
                        ErrorCode.ENTITY_ALREADY_EXISTS,
                        owner.equals(userId)
                                ? "MFA Device for user " + userName + " already exists."
                                : "MFA Device is already in use.",
                        List.of());
            }
        }
    }
}
