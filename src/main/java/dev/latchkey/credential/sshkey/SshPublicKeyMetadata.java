package dev.latchkey.credential.sshkey;

import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.operation.member.PagesOnly;
import java.time.Instant;

/**
 * An SSH public key in a list (API Reference, "SSHPublicKeyMetadata"), with what pages show besides.
 *
 * @param details what the key itself tells
 */
public record SshPublicKeyMetadata(
        String userName,
        String sshPublicKeyId,
        CredentialStatus status,
        Instant uploadDate,
        @PagesOnly Details details) {

    /**
     * What the key itself tells.
     *
     * @param type such as {@code ssh-ed25519}
     * @param comment what its owner wrote behind it; hostile like every text of others
     */
    public record Details(String type, int bits, String comment, String sha256, String md5) {

        static Details of(SshPublicKeyBody key) {
            return new Details(key.type(), key.bits(), key.comment(), key.sha256(), key.md5());
        }
    }

    /** Whether it opens anything at present. */
    public boolean isActive() {
        return status == CredentialStatus.ACTIVE;
    }
}
