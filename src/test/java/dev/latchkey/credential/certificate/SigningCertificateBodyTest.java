package dev.latchkey.credential.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.credential.certificate.SigningCertificateBody.Unusable;
import dev.latchkey.secret.RandomSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SigningCertificateBodyTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static SigningCertificateBody parse(String text) {
        try {
            return SigningCertificateBody.parse(text);
        } catch (Unusable unusable) {
            throw new AssertionError(unusable);
        }
    }

    private static CertificateProblem problemOf(String text) {
        Unusable unusable = catchThrowableOfType(Unusable.class, () -> SigningCertificateBody.parse(text));
        assertThat(unusable).as("refusal").isNotNull();
        return unusable.problem();
    }

    static Stream<String> facts() {
        return CertificateFile.text("facts.txt").lines();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void id_fingerprint_and_serial_are_those_that_openssl_prints(String line) {
        String[] expected = line.split(" ", -1);

        SigningCertificateBody certificate = parse(CertificateFile.text(expected[0] + ".pem"));

        assertThat(certificate.sha256()).isEqualTo(expected[1]);
        assertThat(certificate.id()).isEqualTo(expected[2]).hasSize(32);
        assertThat(certificate.serial().replace(":", "")).isEqualTo(expected[3]);
    }

    @Test
    void tells_whose_it_is_and_who_signed_it() {
        SigningCertificateBody certificate = parse(CertificateFile.text("rsa-2048.pem"));

        assertThat(certificate.subject()).isEqualTo("O=Example Corp,CN=nora");
        assertThat(certificate.issuer()).isEqualTo("O=Example Corp,CN=nora");
        assertThat(certificate.keyKind()).isEqualTo("RSA 2048");
        assertThat(certificate.isWeak()).isFalse();
        assertThat(certificate.isExpired(NOW)).isFalse();
    }

    @Test
    void names_may_hold_anything_but_control_characters() {
        assertThat(parse(CertificateFile.text("hostile.pem")).subject())
                .contains("script")
                .contains("{{7*7}}")
                .contains("EMAILADDRESS=a@b.example")
                .contains("Ünï");
    }

    @ParameterizedTest
    @CsvSource({"ec-256.pem, EC P-256, false", "rsa-1024.pem, RSA 1024, true", "rsa-2048.pem, RSA 2048, false"})
    void tells_the_kind_of_its_key_and_whether_that_is_weak(String file, String kind, boolean weak) {
        SigningCertificateBody certificate = parse(CertificateFile.text(file));

        assertThat(certificate.keyKind()).isEqualTo(kind);
        assertThat(certificate.isWeak()).isEqualTo(weak);
    }

    @Test
    void tells_that_it_has_expired_or_is_not_valid_yet() {
        assertThat(parse(CertificateFile.text("expired.pem")).isExpired(NOW)).isTrue();
        assertThat(parse(CertificateFile.text("not-yet-valid.pem")).isExpired(NOW))
                .isFalse();
        assertThat(parse(CertificateFile.text("not-yet-valid.pem")).notBefore()).isAfter(NOW);
    }

    @Nested
    class Around_the_certificate {

        @ParameterizedTest
        @ValueSource(strings = {"\uFEFF%s", "  \n%s  \n\n", "Bag Attributes: none\n%s", "%s"})
        void a_byte_order_mark_spaces_and_other_text_do_not_matter(String wrapped) {
            String pem = CertificateFile.text("rsa-2048.pem");

            assertThat(parse(wrapped.formatted(pem)).id()).isEqualTo(parse(pem).id());
        }

        @Test
        void line_ends_may_be_those_of_Windows() {
            String pem = CertificateFile.text("ec-256.pem");

            assertThat(parse(pem.replace("\n", "\r\n")).id())
                    .isEqualTo(parse(pem).id());
        }

        @Test
        void openssl_may_have_printed_its_text_before() {
            assertThat(parse(CertificateFile.text("with-text.pem")).id())
                    .isEqualTo(parse(CertificateFile.text("ec-256.pem")).id());
        }
    }

    @Nested
    class What_is_refused {

        @Test
        void a_private_key_beside_the_certificate_or_alone() {
            String key = "-----BEGIN PRIVATE KEY-----\nMIIEvQ==\n-----END PRIVATE KEY-----\n";

            assertThat(problemOf(CertificateFile.text("rsa-2048.pem") + key)).isEqualTo(CertificateProblem.PRIVATE_KEY);
            assertThat(problemOf(key)).isEqualTo(CertificateProblem.PRIVATE_KEY);
            assertThat(CertificateProblem.PRIVATE_KEY.failure(key)).hasMessage("Certificate is malformed.");
        }

        @Test
        void a_chain() {
            assertThat(problemOf(CertificateFile.text("chain.pem"))).isEqualTo(CertificateProblem.SEVERAL);
        }

        @Test
        void DER_instead_of_PEM() {
            byte[] der = CertificateFile.bytes("rsa-2048.der");

            assertThat(problemOf(new String(der, StandardCharsets.ISO_8859_1)))
                    .isEqualTo(CertificateProblem.UNREADABLE);
            assertThat(problemOf(Base64.getEncoder().encodeToString(der))).isEqualTo(CertificateProblem.UNREADABLE);
        }

        @Test
        void a_request_for_a_certificate() {
            assertThat(problemOf(CertificateFile.text("request.pem"))).isEqualTo(CertificateProblem.NO_CERTIFICATE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"rsa-512.pem", "ed25519.pem", "secp256k1.pem"})
        void keys_of_other_kinds_and_sizes(String file) {
            assertThat(problemOf(CertificateFile.text(file)))
                    .isIn(CertificateProblem.UNSUPPORTED_KEY, CertificateProblem.WEAK_KEY);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "hello",
                    "-----BEGIN CERTIFICATE-----",
                    "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
                    "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----"
                })
        void what_is_no_certificate(String text) {
            assertThat(problemOf(text)).isEqualTo(CertificateProblem.UNREADABLE);
        }
    }

    @Test
    void one_that_is_made_here_can_be_read_and_belongs_to_the_private_key() {
        SelfSigned.Pair pair = new SelfSigned(new RandomSource()).make("nora+x@example.com", NOW);

        SigningCertificateBody certificate = parse(pair.certificate());

        assertThat(certificate.subject()).isEqualTo("CN=nora\\+x@example.com");
        assertThat(certificate.keyKind()).isEqualTo("RSA 2048");
        assertThat(certificate.notAfter()).isEqualTo(NOW.plusSeconds(365L * 86_400));
        assertThat(pair.privateKey().reveal()).startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(pair.toString()).doesNotContain("PRIVATE KEY");
    }

    @Provide
    Arbitrary<String> mutatedCertificates() {
        byte[] der = CertificateFile.bytes("rsa-2048.der");
        return Arbitraries.integers().between(0, der.length - 1).flatMap(at -> Arbitraries.bytes()
                .map(value -> {
                    byte[] changed = der.clone();
                    changed[at] = value;
                    return pem(changed);
                }));
    }

    @Property(tries = 300)
    void a_changed_certificate_is_another_one_or_refused_and_never_a_failure(
            @ForAll("mutatedCertificates") String text) {
        parsesOrRefuses(text);
    }

    @Property(tries = 200)
    void any_text_is_a_certificate_or_refused_and_never_a_failure(@ForAll String text, @ForAll byte[] bytes) {
        parsesOrRefuses(text);
        parsesOrRefuses(pem(bytes));
    }

    static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }

    static void parsesOrRefuses(String text) {
        try {
            SigningCertificateBody certificate = SigningCertificateBody.parse(text);
            assertThat(certificate.id()).hasSize(32);
            assertThat(SigningCertificate.Details.of(certificate).subject()).doesNotContain("\0");
        } catch (Unusable expected) {
            assertThat(expected.problem().sentence()).isNotEmpty();
        }
    }
}
