package dev.latchkey.credential.sshkey;

import dev.latchkey.credential.CredentialStatus;
import java.time.Instant;

/**
 * An SSH public key as it is told of by itself (API Reference, "SSHPublicKey").
 *
 * @param fingerprint the MD5 one, 16 pairs of hexadecimal digits
 * @param sshPublicKeyBody as it was sent, or in the encoding that was asked for
 */
public record SshPublicKey(
        String userName,
        String sshPublicKeyId,
        String fingerprint,
        String sshPublicKeyBody,
        CredentialStatus status,
        Instant uploadDate) {}
