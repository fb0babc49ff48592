package dev.latchkey.credential.gitcredential;

import dev.latchkey.credential.CredentialRow;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One user name for a service on a page.
 *
 * @param isExpired whether its end has come
 * @param reset gives it a new password
 */
record GitCredentialRow(
        ServiceSpecificCredentialMetadata credential, boolean isExpired, Gate reset, CredentialRow controls) {

    /** When it expires; empty for never. */
    public Optional<Instant> expiry() {
        return Optional.ofNullable(credential.expirationDate());
    }

    Stream<GateReason> reasons() {
        return Stream.concat(reset.reason().stream(), controls.reasons());
    }

    static List<GitCredentialRow> saying(List<GitCredentialRow> rows, UnaryOperator<GateReason> words) {
        return rows.stream()
                .map(row -> new GitCredentialRow(
                        row.credential(),
                        row.isExpired(),
                        row.reset().saying(words),
                        row.controls().saying(words)))
                .toList();
    }
}
