package dev.latchkey.credential.sshkey;

import dev.latchkey.credential.CredentialRow;
import dev.latchkey.web.GateReason;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One SSH public key on a page.
 *
 * @param showsKey whether the person may read the key itself, and so what it tells
 */
record SshKeyRow(SshPublicKeyMetadata key, boolean showsKey, CredentialRow controls) {

    static List<SshKeyRow> saying(List<SshKeyRow> rows, UnaryOperator<GateReason> words) {
        return rows.stream()
                .map(row ->
                        new SshKeyRow(row.key(), row.showsKey(), row.controls().saying(words)))
                .toList();
    }
}
