package dev.latchkey.operation;

import java.util.Optional;

/** Knows MFA devices as policies are asked about them; the room of MFA devices implements it. */
public interface DeviceResources {

    /** The stored device of that serial number, with its tags; empty for one that is not of the account, or not there. */
    Optional<ResolvedResource> withSerial(String accountId, String serialNumber);
}
