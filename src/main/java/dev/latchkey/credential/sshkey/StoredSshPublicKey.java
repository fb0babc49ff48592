package dev.latchkey.credential.sshkey;

import dev.latchkey.credential.CredentialStatus;
import java.time.Instant;

/** An SSH public key as it is stored. */
record StoredSshPublicKey(
        String id,
        String userId,
        CredentialStatus status,
        Instant uploadedAt,
        byte[] wire,
        String comment,
        SshPublicKeyMetadata.Details details) {

    SshPublicKeyMetadata metadata(String userName) {
        return new SshPublicKeyMetadata(userName, id, status, uploadedAt, details);
    }

    SshPublicKeyBody body() {
        return SshPublicKeyBody.ofWire(wire, comment);
    }
}
