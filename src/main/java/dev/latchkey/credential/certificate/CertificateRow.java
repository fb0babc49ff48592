package dev.latchkey.credential.certificate;

import dev.latchkey.credential.CredentialRow;
import dev.latchkey.web.GateReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One signing certificate on a page.
 *
 * @param badges what is to be known about it besides its status
 */
record CertificateRow(SigningCertificate certificate, List<Badge> badges, CredentialRow controls) {

    private static final Duration SOON = Duration.ofDays(30);

    /** A few words that stand out, of one of the kinds that the tag {@code status} knows. */
    record Badge(String kind, String text) {}

    static CertificateRow of(SigningCertificate certificate, CredentialRow controls, Instant now) {
        return new CertificateRow(certificate, badges(certificate.details(), now), controls);
    }

    static List<CertificateRow> saying(List<CertificateRow> rows, UnaryOperator<GateReason> words) {
        return rows.stream()
                .map(row -> new CertificateRow(
                        row.certificate(), row.badges(), row.controls().saying(words)))
                .toList();
    }

    static List<Badge> badges(SigningCertificate.Details details, Instant now) {
        List<Badge> badges = new ArrayList<>();
        Duration left = Duration.between(now, details.notAfter());
        if (left.isNegative()) {
            badges.add(new Badge("error", "Expired"));
        } else if (left.compareTo(SOON) < 0) {
            badges.add(new Badge(
                    "warning", left.toDays() == 1 ? "Expires in 1 day" : "Expires in " + left.toDays() + " days"));
        }
        if (details.notBefore().isAfter(now)) {
            badges.add(new Badge("info", "Not yet valid"));
        }
        if (details.isWeak()) {
            badges.add(new Badge("warning", "Weak key"));
        }
        return badges;
    }
}
