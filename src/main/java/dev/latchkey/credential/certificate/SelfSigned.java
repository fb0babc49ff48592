package dev.latchkey.credential.certificate;

import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.SecretText;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Makes a key pair and a certificate that it signs itself, for people who have no tool for it. */
@Singleton
class SelfSigned {
    private static final int BITS = 2048;
    private static final Duration LIFE = Duration.ofDays(365);
    /** Clocks differ a little: it is valid at once for all of them. */
    private static final Duration EARLIER = Duration.ofMinutes(5);

    private static final int SERIAL_BYTES = 16;

    private final RandomSource random;

    /** A pair takes a processor for a good part of a second: no more of them at once than there are processors. */
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    SelfSigned(RandomSource random) {
        this.random = random;
    }

    /** Both halves, as PEM. */
    record Pair(String certificate, SecretText privateKey) {}

    /** Does what makes a pair, once it is its turn. */
    <T> T inTurn(Supplier<T> making) {
        turns.acquireUninterruptibly();
        try {
            return making.get();
        } finally {
            turns.release();
        }
    }

    /** A pair for a user of that name; takes a good part of a second. */
    Pair make(String userName, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            X500Name name = new X500NameBuilder().addRDN(BCStyle.CN, userName).build();
            X509CertificateHolder certificate = new JcaX509v3CertificateBuilder(
                            name,
                            new BigInteger(1, random.bytes(SERIAL_BYTES)),
                            Date.from(now.minus(EARLIER)),
                            Date.from(now.plus(LIFE)),
                            name,
                            pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
            return new Pair(
                    pem("CERTIFICATE", certificate.getEncoded()),
                    SecretText.of(pem("PRIVATE KEY", pair.getPrivate().getEncoded())));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            // Every Java platform has RSA and SHA-256.
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String type, byte[] content) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter pem = new PemWriter(text)) {
            pem.writeObject(new PemObject(type, content));
        }
        return text.toString().replace("\r\n", "\n");
    }
}
