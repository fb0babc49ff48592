package dev.latchkey.operation;

/** Knows whether a user has an MFA device; the room of MFA devices answers, and until there is one nobody has any. */
public interface OwnDevices {

    /** Whether the user has at least one enabled device. */
    boolean hasDevice(Principal principal);
}
