package dev.latchkey.credential.mfa;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.secret.SecretText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Finds out from two codes in a row how far the clock of a device has drifted away, and keeps that. */
public record ResyncMfaDevice(
        @Text(TextShape.EXISTING_USER_NAME) String userName,
        @Text(TextShape.SERIAL_NUMBER) String serialNumber,
        @Text(TextShape.AUTHENTICATION_CODE) SecretText authenticationCode1,
        @Text(TextShape.AUTHENTICATION_CODE) SecretText authenticationCode2)
        implements Operation<Boolean> {

    /** The question whether somebody may, before anything was typed. */
    public static ResyncMfaDevice untyped(String userName) {
        return new ResyncMfaDevice(userName, "", SecretText.of(""), SecretText.of(""));
    }

    @Override
    public String action() {
        return "iam:ResyncMFADevice";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    @Override
    public boolean needsFreshProof() {
        return true;
    }

    /** Checks both codes and keeps the drift. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ResyncMfaDevice, Boolean> {

        private final MfaDevices devices;
        private final TotpSeeds seeds;
        private final Clock clock;

        Handler(MfaDevices devices, TotpSeeds seeds, Clock clock) {
            this.devices = devices;
            this.seeds = seeds;
            this.clock = clock;
        }

        @Override
        public Class<ResyncMfaDevice> operation() {
            return ResyncMfaDevice.class;
        }

        @Override
        public Boolean handle(Permit permit, ResyncMfaDevice operation) {
            String userId = permit.resource().uniqueId();
            if (userId == null) {
                throw MissingDevice.user(operation.userName());
            }
            MfaDevice device = devices.locked(permit.accountId(), operation.serialNumber())
                    .filter(found ->
                            userId.equals(found.userId()) && found.kind().hasCodes())
                    .orElseThrow(MissingDevice::ofUser);
            seeds.requirePair(
                    seeds.of(device.deviceId()).orElseThrow(),
                    new CodePair(operation.authenticationCode1(), operation.authenticationCode2()),
                    clock.instant());
            return true;
        }
    }
}
