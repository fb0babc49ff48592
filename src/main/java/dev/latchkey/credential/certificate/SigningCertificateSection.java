package dev.latchkey.credential.certificate;

import dev.latchkey.credential.CredentialSection;
import dev.latchkey.credential.CredentialTab;
import dev.latchkey.credential.SectionDrawing;
import dev.latchkey.credential.SectionDrawing.Inside;
import dev.latchkey.credential.Subject;
import dev.latchkey.operation.OperationView;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Layout;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;

/** Signing certificates on the page. */
@Singleton
class SigningCertificateSection implements CredentialSection {

    static final String ID = "signing-certificates";

    private static final String HEADING = "X.509 signing certificates";
    private static final String ABOUT = "Some older programs sign their requests with a certificate.";

    private final CertificateList list;
    private final LatchkeyConfiguration configuration;

    SigningCertificateSection(CertificateList list, LatchkeyConfiguration configuration) {
        this.list = list;
        this.configuration = configuration;
    }

    /**
     * The table, or a sentence where there is nothing to put into it.
     *
     * @param limit how many there can be
     */
    @CheckedTemplate(basePath = "certificate", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record SigningCertificateList(Layout layout, List<CertificateRow> rows, int count, int limit)
            implements TemplateInstance {}

    @Override
    public CredentialTab tab() {
        return CredentialTab.IAM;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public SectionDrawing draw(Subject subject, OperationView view, Layout layout) {
        CertificateList.Certificates certificates = list.of(subject, view);
        if (certificates.refusal().isPresent()) {
            return SectionDrawing.refused(
                    ID, HEADING, ABOUT, certificates.refusal().get(), List.of(certificates.upload()));
        }
        List<GateReason> reasons = certificates.rows().stream()
                .flatMap(row -> row.controls().reasons())
                .toList();
        Inside inside = new Inside(
                reasons,
                words -> new SigningCertificateList(
                        layout,
                        CertificateRow.saying(certificates.rows(), words),
                        certificates.rows().size(),
                        configuration.quota().signingCertificatesPerUser()));
        return SectionDrawing.of(ID, HEADING, ABOUT, List.of(certificates.upload()), inside);
    }
}
