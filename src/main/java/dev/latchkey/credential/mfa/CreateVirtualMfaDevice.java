package dev.latchkey.credential.mfa;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.ResourceReference;

/**
 * Makes a virtual MFA device, which belongs to nobody yet.
 *
 * @param deviceName the last part of its ARN
 */
public record CreateVirtualMfaDevice(String deviceName) implements Operation<Void> {

    @Override
    public String action() {
        return "iam:CreateVirtualMFADevice";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.NewVirtualDevice("/", deviceName);
    }
}
