package dev.latchkey.credential.mfa;

import dev.latchkey.identity.Tag;
import dev.latchkey.identity.TagRules;
import dev.latchkey.identity.UserLocks;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Length;
import dev.latchkey.operation.member.PagesOnly;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.secret.SecretBytes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a virtual MFA device, which belongs to nobody until it is enabled. Its seed is told in the answer and never again.
 *
 * @param path of the device's ARN; null for {@code /}
 * @param virtualMfaDeviceName the last part of its ARN
 * @param seed one that its owner has already seen; null for a new one
 */
public record CreateVirtualMfaDevice(
        @Nullable @Text(TextShape.PATH) String path,
        @Text(TextShape.VIRTUAL_MFA_DEVICE_NAME) String virtualMfaDeviceName,
        @Length(max = 50) List<Tag> tags,
        @Nullable @PagesOnly SecretBytes seed)
        implements Operation<VirtualMfaDeviceMetadata> {

    public CreateVirtualMfaDevice {
        tags = List.copyOf(tags);
    }

    /** A device without path and tags. */
    public static CreateVirtualMfaDevice named(String name) {
        return new CreateVirtualMfaDevice(null, name, List.of(), null);
    }

    /** A device with a seed that its owner has already seen. */
    static CreateVirtualMfaDevice enrolled(String name, SecretBytes seed) {
        return new CreateVirtualMfaDevice(null, name, List.of(), seed);
    }

    @Override
    public String action() {
        return "iam:CreateVirtualMFADevice";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.NewVirtualDevice(path == null ? "/" : path, virtualMfaDeviceName);
    }

    @Override
    public Map<String, List<String>> conditionKeys() {
        return TagRules.conditionKeys(tags);
    }

    @Override
    public boolean needsFreshProof() {
        return true;
    }

    /** Adds the device and its seed. */
    @ApplicationScoped
    static class Handler implements OperationHandler<CreateVirtualMfaDevice, VirtualMfaDeviceMetadata> {
        private static final int LONGEST_SERIAL = 256;

        private final MfaDevices devices;
        private final TotpSeeds seeds;
        private final DeviceTags tags;
        private final NewSeed newSeed;
        private final UserLocks locks;
        private final LatchkeyConfiguration.Quota quota;
        private final Clock clock;

        Handler(
                MfaDevices devices,
                TotpSeeds seeds,
                DeviceTags tags,
                NewSeed newSeed,
                UserLocks locks,
                LatchkeyConfiguration configuration,
                Clock clock) {
            this.devices = devices;
            this.seeds = seeds;
            this.tags = tags;
            this.newSeed = newSeed;
            this.locks = locks;
            this.quota = configuration.quota();
            this.clock = clock;
        }

        @Override
        public Class<CreateVirtualMfaDevice> operation() {
            return CreateVirtualMfaDevice.class;
        }

        @Override
        public VirtualMfaDeviceMetadata handle(Permit permit, CreateVirtualMfaDevice operation) {
            String serialNumber = permit.resource().arn();
            if (serialNumber.length() > LONGEST_SERIAL) {
                throw new OperationFailed(
                        ErrorCode.VALIDATION_ERROR,
                        "1 validation error detected: Value at 'virtualMFADeviceName' failed to satisfy constraint:"
                                + " Member must have length less than or equal to 226");
            }
            TagRules.check(operation.tags());
            locks.lock(permit.accountId());
            int most = quota.usersPerAccount();
            if (devices.countVirtualOf(permit.accountId()) >= most) {
                throw new OperationFailed(
                        ErrorCode.LIMIT_EXCEEDED, "Cannot exceed quota for VirtualMFADevicesPerAccount: " + most);
            }
            SecretBytes seed = operation.seed() == null ? newSeed.forPrograms() : operation.seed();
            MfaDevice device = devices.add(
                            permit.accountId(),
                            serialNumber,
                            MfaDeviceKind.VIRTUAL,
                            operation.virtualMfaDeviceName(),
                            clock.instant())
                    .orElseThrow(
                            () -> new OperationFailed(ErrorCode.ENTITY_ALREADY_EXISTS, "MFA device already exists."));
            seeds.add(device.deviceId(), seed);
            tags.put(device.deviceId(), operation.tags());
            return VirtualMfaDeviceMetadata.made(device, operation.tags(), seed);
        }
    }
}
