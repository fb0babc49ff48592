package dev.latchkey.credential.certificate;

import dev.latchkey.credential.CredentialKind;
import dev.latchkey.credential.CredentialRow;
import dev.latchkey.credential.CredentialTab;
import dev.latchkey.credential.Subject;
import dev.latchkey.operation.Answer;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Obstacle;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A user's signing certificates with everything that can be done with them, as the door decides it. */
@Singleton
class CertificateList {

    static final CredentialKind KIND = new CredentialKind(
            CredentialTab.IAM,
            "certificates",
            new CredentialKind.Said(
                    "Activate signing certificate #",
                    "Deactivate signing certificate #",
                    "Delete signing certificate #",
                    "You are about to delete the signing certificate # for good.",
                    "Signing certificate # is deleted.",
                    "Signing certificate # is active.",
                    "Signing certificate # is inactive."),
            "Requests signed with it fail from then on.",
            "Requests signed with it work from then on.",
            List.of("Requests signed with it fail at once.", "It can be uploaded again while it is valid."));

    private static final String UPLOAD = "Upload signing certificate";

    private final Gates gates;
    private final LatchkeyConfiguration configuration;
    private final Clock clock;

    CertificateList(Gates gates, LatchkeyConfiguration configuration, Clock clock) {
        this.gates = gates;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * What there is.
     *
     * @param refusal why they cannot be listed
     * @param upload the control that adds one more
     */
    record Certificates(List<CertificateRow> rows, Optional<GateReason> refusal, Gate upload) {

        /** The controls of one of them; without a row to look at, there is none. */
        CredentialRow row(String id) {
            return rows.stream()
                    .map(CertificateRow::controls)
                    .filter(row -> row.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new OperationFailed(
                            ErrorCode.NO_SUCH_ENTITY, "The Certificate with id " + id + " cannot be found."));
        }

        boolean has(String id) {
            return rows.stream().anyMatch(row -> row.controls().id().equals(id));
        }
    }

    Certificates of(Subject subject, OperationView view) {
        Gate upload = gates.link(view, UPLOAD, subject.page("/certificates/new"), upload(subject));
        Answer<Paged<SigningCertificate>> answer = view.ask(ListSigningCertificates.of(subject.userName()));
        if (answer instanceof Answer.Refused<Paged<SigningCertificate>> refused) {
            GateReason reason = gates.refusal(view, SigningCertificateSection.ID, refused.permission());
            return new Certificates(List.of(), Optional.of(reason), upload);
        }
        List<SigningCertificate> certificates =
                answer.granted().map(Paged::items).orElse(List.of());
        return new Certificates(
                certificates.stream()
                        .map(each -> CertificateRow.of(each, controls(subject, view, each), clock.instant()))
                        .toList(),
                Optional.empty(),
                upload.unless(full(subject, certificates.size())));
    }

    /** The submit button of the form that adds one. */
    Gate uploadButton(Subject subject, OperationView view) {
        return gates.submit(view, UPLOAD, upload(subject));
    }

    /** The submit button of the form that makes one. */
    Gate createButton(Subject subject, OperationView view) {
        return gates.submit(view, "Create X.509 certificate", new CreateSigningCertificate(subject.userName()));
    }

    private static UploadSigningCertificate upload(Subject subject) {
        return new UploadSigningCertificate(subject.userName(), "");
    }

    private CredentialRow controls(Subject subject, OperationView view, SigningCertificate certificate) {
        String id = certificate.certificateId();
        return CredentialRow.of(
                gates,
                view,
                KIND.path(subject, id),
                id,
                id,
                certificate.status(),
                new UpdateSigningCertificate(subject.userName(), id, CredentialRow.otherThan(certificate.status())),
                new DeleteSigningCertificate(subject.userName(), id, true));
    }

    private Optional<Obstacle> full(Subject subject, int count) {
        int limit = configuration.quota().signingCertificatesPerUser();
        return count < limit
                ? Optional.empty()
                : Optional.of(Obstacle.quota(
                        subject.has() + count + " of " + limit + " signing certificates. Delete one first."));
    }
}
