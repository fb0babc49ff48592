package dev.latchkey.credential.mfa;

/** How virtual devices are named. */
final class VirtualDevices {
    private VirtualDevices() {}

    /** The serial number of a device without a path: its ARN. */
    static String serialNumber(String accountId, String name) {
        return "arn:aws:iam::" + accountId + ":mfa/" + name;
    }
}
