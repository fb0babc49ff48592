package dev.latchkey.credential.certificate;

import dev.latchkey.secret.PrivateKeyText;
import dev.latchkey.secret.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.util.encoders.Base32;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.jspecify.annotations.Nullable;

/** One X.509 certificate, read from PEM (RFC 7468 §5): what it says of itself. Nothing in it is trusted or followed. */
final class SigningCertificateBody {
    private static final int SHORTEST_RSA = 1024;
    private static final int LONGEST_RSA = 16_384;
    private static final int STRONG_RSA = 2048;
    private static final int LONGEST_NAME = 1024;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Map<ASN1Encodable, String> CURVES = Map.of(
            SECObjectIdentifiers.secp256r1, "P-256",
            SECObjectIdentifiers.secp384r1, "P-384",
            SECObjectIdentifiers.secp521r1, "P-521");
    private static final Map<String, String> KNOWN_ATTRIBUTES =
            Map.of("1.2.840.113549.1.9.1", "EMAILADDRESS", "2.5.4.5", "SERIALNUMBER");

    private final X509Certificate certificate;
    private final byte[] der;
    private final String text;
    private final String keyKind;
    private final boolean isWeak;

    private SigningCertificateBody(X509Certificate certificate, byte[] der, String text) throws Unusable {
        this.certificate = certificate;
        this.der = der;
        this.text = text;
        if (certificate.getPublicKey() instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            if (bits < SHORTEST_RSA || bits > LONGEST_RSA) {
                throw new Unusable(
                        bits < SHORTEST_RSA ? CertificateProblem.WEAK_KEY : CertificateProblem.UNSUPPORTED_KEY);
            }
            keyKind = "RSA " + bits;
            isWeak = bits < STRONG_RSA;
        } else {
            String curve = curveOf(certificate.getPublicKey());
            if (curve == null) {
                throw new Unusable(CertificateProblem.UNSUPPORTED_KEY);
            }
            keyKind = "EC " + curve;
            isWeak = false;
        }
    }

    /**
     * Reads what was pasted; text around the certificate, line ends of any kind and a byte order mark do not matter.
     *
     * @throws Unusable for what is not exactly one certificate with a key of a supported kind
     */
    static SigningCertificateBody parse(String pasted) throws Unusable {
        if (PrivateKeyText.isIn(pasted)) {
            throw new Unusable(CertificateProblem.PRIVATE_KEY);
        }
        String text = pasted.startsWith(BYTE_ORDER_MARK) ? pasted.substring(1) : pasted;
        try (PemReader pem = new PemReader(new StringReader(text))) {
            PemObject block = pem.readPemObject();
            if (block == null) {
                throw new Unusable(CertificateProblem.UNREADABLE);
            }
            if (!block.getType().equals("CERTIFICATE") && !block.getType().equals("X509 CERTIFICATE")) {
                throw new Unusable(CertificateProblem.NO_CERTIFICATE);
            }
            SigningCertificateBody body = ofDer(block.getContent(), text);
            if (pem.readPemObject() != null) {
                throw new Unusable(CertificateProblem.SEVERAL);
            }
            return body;
        } catch (Unusable known) {
            throw known;
        } catch (IOException | CertificateException | RuntimeException malformed) {
            // The libraries tell what is malformed by many kinds of exceptions, unchecked ones among them.
            throw new Unusable(CertificateProblem.UNREADABLE);
        }
    }

    private static SigningCertificateBody ofDer(byte[] der, String text) throws Unusable, CertificateException {
        ByteArrayInputStream bytes = new ByteArrayInputStream(der);
        X509Certificate certificate =
                (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
        if (bytes.available() > 0) {
            throw new Unusable(CertificateProblem.UNREADABLE);
        }
        return new SigningCertificateBody(certificate, encoded(certificate), text);
    }

    private static byte[] encoded(X509Certificate certificate) throws CertificateEncodingException {
        return certificate.getEncoded();
    }

    /** 32 characters: base32 of the SHA-1 of the certificate's DER. It names the certificate and protects nothing. */
    String id() {
        SHA1Digest sha1 = new SHA1Digest();
        sha1.update(der, 0, der.length);
        byte[] hash = new byte[sha1.getDigestSize()];
        sha1.doFinal(hash, 0);
        return Base32.toBase32String(hash);
    }

    /** As it was sent, without a byte order mark. */
    String text() {
        return text;
    }

    /** Such as {@code CN=nora,O=Example}; hostile like every text of others. */
    String subject() {
        return name(certificate.getSubjectX500Principal());
    }

    String issuer() {
        return name(certificate.getIssuerX500Principal());
    }

    /** Hexadecimal, upper case, in pairs. */
    String serial() {
        String hex = certificate.getSerialNumber().abs().toString(16).toUpperCase(Locale.ROOT);
        return pairs(hex.length() % 2 == 0 ? hex : "0" + hex);
    }

    Instant notBefore() {
        return certificate.getNotBefore().toInstant();
    }

    Instant notAfter() {
        return certificate.getNotAfter().toInstant();
    }

    boolean isExpired(Instant now) {
        return notAfter().isBefore(now);
    }

    /** Such as {@code RSA 2048}. */
    String keyKind() {
        return keyKind;
    }

    /** An RSA key below 2048 bits. */
    boolean isWeak() {
        return isWeak;
    }

    /** As {@code openssl x509 -fingerprint -sha256} prints it. */
    String sha256() {
        return pairs(Sha256.hex(der).toUpperCase(Locale.ROOT));
    }

    private static @Nullable String curveOf(PublicKey key) {
        ASN1Encodable parameters = SubjectPublicKeyInfo.getInstance(key.getEncoded())
                .getAlgorithm()
                .getParameters();
        return parameters == null ? null : CURVES.get(parameters);
    }

    private static String name(X500Principal principal) {
        String name = principal.getName(X500Principal.RFC2253, KNOWN_ATTRIBUTES);
        StringBuilder printable = new StringBuilder();
        name.codePoints()
                .limit(LONGEST_NAME)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    private static String pairs(String hex) {
        return String.join(":", hex.split("(?<=\\G..)", -1)).replaceAll(":$", "");
    }

    /** Not exactly one usable certificate, and why. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        private final CertificateProblem problem;

        Unusable(CertificateProblem problem) {
            super(problem.name(), null, false, false);
            this.problem = problem;
        }

        CertificateProblem problem() {
            return problem;
        }
    }
}
