package dev.latchkey.credential.mfa.passkey;

import java.time.Instant;
import java.util.Optional;

/**
 * What is told of a passkey in a list of devices.
 *
 * @param backupEligible whether its keeper can copy it to other devices
 * @param backedUp whether it has
 * @param aaguid the model of its authenticator
 * @param counterFellAt when it looked as if there were a copy of it
 */
record PasskeyFacts(
        String deviceId, boolean backupEligible, boolean backedUp, String aaguid, Optional<Instant> counterFellAt) {

    /** Whether it lives on one device only, in the words of the page. */
    String synced() {
        return backedUp ? "Synced" : backupEligible ? "Can be synced, is not yet" : "On this device only";
    }
}
