package dev.latchkey.credential.certificate;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/** Fuzz targets of the parser; with {@code JAZZER_FUZZ=1} they look for new inputs. */
@Tag("nightly")
class CertificateFuzzTest {

    /** Any text is a certificate or refused with a reason. */
    @FuzzTest(maxDuration = "2m")
    void pasting(FuzzedDataProvider data) {
        SigningCertificateBodyTest.parsesOrRefuses(data.consumeRemainingAsString());
    }

    /** Any DER between the lines of PEM. */
    @FuzzTest(maxDuration = "2m")
    void der(FuzzedDataProvider data) {
        SigningCertificateBodyTest.parsesOrRefuses(SigningCertificateBodyTest.pem(data.consumeRemainingAsBytes()));
    }
}
