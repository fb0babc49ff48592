package dev.latchkey.credential.sshkey;

import dev.latchkey.secret.PrivateKeyText;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * An SSH public key, read from the line of a {@code .pub} file or from PEM; the same key is the same in both.
 *
 * <p>What it is on the wire (RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4, OpenSSH's PROTOCOL.u2f) is what is stored.
 */
final class SshPublicKeyBody {
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    static final int SHORTEST_RSA = 2048;
    static final int LONGEST_RSA = 16_384;

    private static final String RSA = "ssh-rsa";
    private static final String ED25519 = "ssh-ed25519";
    private static final String SK_ED25519 = "sk-ssh-ed25519@openssh.com";
    private static final String SK_ECDSA = "sk-ecdsa-sha2-nistp256@openssh.com";
    private static final Map<String, Integer> BITS = Map.of(
            ED25519,
            256,
            SK_ED25519,
            256,
            SK_ECDSA,
            256,
            "ecdsa-sha2-nistp256",
            256,
            "ecdsa-sha2-nistp384",
            384,
            "ecdsa-sha2-nistp521",
            521);
    private static final Map<Integer, String> CURVES = Map.of(256, "P-256", 384, "P-384", 521, "P-521");
    private static final Set<String> SECURITY_KEYS = Set.of(SK_ED25519, SK_ECDSA);
    private static final String PUBLIC_KEY = "PUBLIC KEY";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int LONGEST_COMMENT = 256;

    private final String type;
    private final int bits;
    private final byte[] wire;
    private final String comment;
    private final PublicKey key;

    private SshPublicKeyBody(String type, PublicKey key, byte[] wire, String comment) {
        this.type = type;
        this.key = key;
        this.wire = wire;
        this.comment = comment;
        this.bits = key instanceof RSAPublicKey rsa ? rsa.getModulus().bitLength() : BITS.get(type);
    }

    /**
     * Reads what was pasted; line ends of any kind, spaces around it and a byte order mark do not matter.
     *
     * @throws Unusable for what is no public key of a kind and size that is taken here
     */
    static SshPublicKeyBody parse(String pasted) throws Unusable {
        if (PrivateKeyText.isIn(pasted)) {
            throw new Unusable(SshKeyProblem.PRIVATE_KEY);
        }
        String text = (pasted.startsWith(BYTE_ORDER_MARK) ? pasted.substring(1) : pasted).strip();
        try {
            return text.startsWith("-----BEGIN ") ? ofPem(text) : ofLine(text);
        } catch (Unusable known) {
            throw known;
        } catch (IOException | GeneralSecurityException | RuntimeException malformed) {
            // The libraries tell what is malformed by many kinds of exceptions, unchecked ones among them.
            throw new Unusable(SshKeyProblem.UNREADABLE);
        }
    }

    /** The key that was stored. */
    static SshPublicKeyBody ofWire(byte[] wire, String comment) {
        String type = new ByteArrayBuffer(wire).getString();
        try {
            return decode(type, wire, comment);
        } catch (Unusable | IOException | GeneralSecurityException broken) {
            throw new IllegalStateException("a stored key cannot be read", broken);
        }
    }

    /** Such as {@code ssh-ed25519}. */
    String type() {
        return type;
    }

    int bits() {
        return bits;
    }

    byte[] wire() {
        return wire.clone();
    }

    /** What stands behind the key in its line, cut to a length that fits a table; empty where nothing does. */
    String comment() {
        return comment;
    }

    /** As {@code ssh-keygen -l} prints it. */
    String sha256() {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
    }

    /** 16 pairs of hexadecimal digits, joined by colons. */
    String md5() {
        return KeyUtils.getFingerPrint(BuiltinDigests.md5, key).substring("MD5:".length());
    }

    boolean isRsa() {
        return type.equals(RSA);
    }

    /** The line of a {@code .pub} file, without a comment. */
    String openSsh() {
        return type + " " + Base64.getEncoder().encodeToString(wire);
    }

    /** SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) as PEM; empty for a security key, which has no such form. */
    Optional<String> pem() {
        if (SECURITY_KEYS.contains(type)) {
            return Optional.empty();
        }
        StringWriter text = new StringWriter();
        try (PemWriter pem = new PemWriter(text)) {
            pem.writeObject(new PemObject(PUBLIC_KEY, key.getEncoded()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Optional.of(text.toString().replace("\r\n", "\n").strip());
    }

    private static SshPublicKeyBody ofLine(String text) throws Unusable, IOException, GeneralSecurityException {
        if (text.lines().filter(line -> !line.isBlank()).count() > 1) {
            throw new Unusable(SshKeyProblem.SEVERAL);
        }
        List<String> words = List.of(text.split("[ \t]+", 3));
        if (words.size() < 2) {
            throw new Unusable(SshKeyProblem.UNREADABLE);
        }
        byte[] wire = Base64.getDecoder().decode(words.get(1));
        return decode(words.get(0), wire, words.size() < 3 ? "" : words.get(2).strip());
    }

    private static SshPublicKeyBody ofPem(String text) throws Unusable, IOException, GeneralSecurityException {
        PemObject block;
        try (PemReader pem = new PemReader(new StringReader(text))) {
            block = pem.readPemObject();
            if (block == null) {
                throw new Unusable(SshKeyProblem.UNREADABLE);
            }
            if (block.getType().contains("CERTIFICATE")) {
                throw new Unusable(SshKeyProblem.CERTIFICATE);
            }
            if (pem.readPemObject() != null) {
                throw new Unusable(SshKeyProblem.SEVERAL);
            }
        }
        if (!block.getType().equals(PUBLIC_KEY)) {
            throw new Unusable(SshKeyProblem.UNREADABLE);
        }
        PublicKey key = publicKey(SubjectPublicKeyInfo.getInstance(block.getContent()));
        String type = KeyUtils.getKeyType(key);
        if (type == null || !isSupported(type)) {
            throw new Unusable(SshKeyProblem.UNSUPPORTED);
        }
        return decode(type, wireOf(key), "");
    }

    private static PublicKey publicKey(SubjectPublicKeyInfo info)
            throws Unusable, IOException, GeneralSecurityException {
        try {
            return KeyFactory.getInstance(info.getAlgorithm().getAlgorithm().getId(), BOUNCY_CASTLE)
                    .generatePublic(new X509EncodedKeySpec(info.getEncoded()));
        } catch (NoSuchAlgorithmException unknown) {
            throw new Unusable(SshKeyProblem.UNSUPPORTED);
        }
    }

    private static SshPublicKeyBody decode(String type, byte[] wire, String comment)
            throws Unusable, IOException, GeneralSecurityException {
        if (type.contains("-cert-v0")) {
            throw new Unusable(SshKeyProblem.CERTIFICATE);
        }
        if (!new ByteArrayBuffer(wire).getString().equals(type)) {
            throw new Unusable(SshKeyProblem.UNREADABLE);
        }
        if (!isSupported(type)) {
            throw new Unusable(SshKeyProblem.UNSUPPORTED);
        }
        if (type.equals(RSA)) {
            requireSize(wire);
        }
        PublicKey key = new PublicKeyEntry(type, wire).resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.FAILING);
        // Whatever is not the one way to write this key could be stored beside it as another.
        if (key == null || !Arrays.equals(wireOf(key), wire)) {
            throw new Unusable(SshKeyProblem.UNREADABLE);
        }
        SshPublicKeyBody body = new SshPublicKeyBody(type, key, wire, cut(comment));
        body.requirePoint();
        return body;
    }

    /** Before the library looks for prime factors in it, which takes long for a very long one. */
    private static void requireSize(byte[] wire) throws Unusable {
        ByteArrayBuffer buffer = new ByteArrayBuffer(wire);
        buffer.getString();
        buffer.getMPInt();
        int bits = buffer.getMPInt().bitLength();
        if (bits < SHORTEST_RSA || bits > LONGEST_RSA) {
            throw new Unusable(SshKeyProblem.WRONG_SIZE);
        }
    }

    /** A point that is not on its curve, or of small order, proves nothing about who holds the private key. */
    private void requirePoint() {
        ByteArrayBuffer buffer = new ByteArrayBuffer(wire);
        buffer.getString();
        if (type.equals(ED25519) || type.equals(SK_ED25519)) {
            if (!Ed25519.validatePublicKeyFull(buffer.getBytes(), 0)) {
                throw new IllegalArgumentException("no point of the curve");
            }
        } else if (!isRsa()) {
            buffer.getString();
            CustomNamedCurves.getByName(CURVES.get(bits)).getCurve().decodePoint(buffer.getBytes());
        }
    }

    private static boolean isSupported(String type) {
        return type.equals(RSA) || BITS.containsKey(type);
    }

    private static byte[] wireOf(PublicKey key) {
        ByteArrayBuffer buffer = new ByteArrayBuffer();
        buffer.putRawPublicKey(key);
        return buffer.getCompactData();
    }

    private static String cut(String comment) {
        return comment.length() <= LONGEST_COMMENT ? comment : comment.substring(0, LONGEST_COMMENT);
    }

    /** No public key that is taken here, and why. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        private final SshKeyProblem problem;

        Unusable(SshKeyProblem problem) {
            super(problem.name(), null, false, false);
            this.problem = problem;
        }

        SshKeyProblem problem() {
            return problem;
        }
    }
}
