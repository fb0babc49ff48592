package dev.latchkey.credential.mfa.passkey;

import com.yubico.webauthn.data.ByteArray;
import java.util.UUID;

/**
 * A passkey that was just made and checked.
 *
 * @param aaguid the model of the authenticator; all zero where it does not tell
 * @param transports how browsers reach it, parted by spaces
 */
record NewPasskey(
        ByteArray credentialId,
        ByteArray publicKey,
        long signatureCount,
        boolean backupEligible,
        boolean backedUp,
        UUID aaguid,
        String transports) {}
