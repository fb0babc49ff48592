package dev.latchkey.credential.certificate;

import dev.latchkey.identity.Belonging;
import dev.latchkey.identity.Belongings;
import jakarta.inject.Singleton;
import java.util.List;

/** The signing certificates that go before their user does. */
@Singleton
class CertificateBelongings implements Belongings {

    private final SigningCertificates certificates;

    CertificateBelongings(SigningCertificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public List<Belonging> ofUser(String userId, String userName) {
        return certificates.idsOf(userId).stream()
                .map(id -> new Belonging(
                        "the signing certificate " + id,
                        "must delete certificates",
                        List.of(new DeleteSigningCertificate(userName, id, false))))
                .toList();
    }
}
