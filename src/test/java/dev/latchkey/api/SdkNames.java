package dev.latchkey.api;

/** How the AWS SDK names its classes. */
public final class SdkNames {

    private SdkNames() {}

    /** The beginning of the classes of an operation or of an error. */
    public static String of(String name) {
        return name.replace("SSH", "Ssh").replace("MFA", "Mfa");
    }

    /** Whether the SDK has a class of that full name. */
    public static boolean has(String type) {
        try {
            Class.forName(type);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
