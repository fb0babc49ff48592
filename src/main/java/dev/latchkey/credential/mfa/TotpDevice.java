package dev.latchkey.credential.mfa;

import java.time.Instant;

/**
 * A device whose codes go with the time.
 *
 * @param lastStep the time step of the last code that was taken from it
 * @param drift how many steps its clock is ahead of ours
 */
record TotpDevice(MfaDevice device, byte[] sealedSeed, long lastStep, int drift) {

    /** The time step at which the clock of the device stands. */
    long stepAt(Instant now) {
        return TotpCodes.stepAt(now) + drift;
    }

    /** How long it takes until the device shows a code that can be taken; zero where it does already. */
    long secondsUntilNextCode(Instant now) {
        long begins = (lastStep + 1 - drift) * TotpCodes.STEP_SECONDS;
        return Math.max(0, begins - now.getEpochSecond());
    }

    @Override
    public String toString() {
        return "TotpDevice[" + device.serialNumber() + "]";
    }
}
