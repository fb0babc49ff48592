package dev.latchkey.credential.mfa;

import dev.latchkey.secret.SecretBytes;

/**
 * A device that somebody is about to add: nothing of it exists but the seed that was shown to them.
 *
 * @param deviceName what it was called when it was last shown
 */
record Enrolment(String enrolmentId, String userId, String deviceName, SecretBytes seed) {}
