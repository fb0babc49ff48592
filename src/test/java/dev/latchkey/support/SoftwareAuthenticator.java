package dev.latchkey.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * An authenticator with the browser around it, as far as a server can tell: it answers what it is asked, and can be made
 * to say each single thing wrong.
 */
public final class SoftwareAuthenticator {
    /** Its flags (WebAuthn §6.1). */
    public static final int USER_PRESENT = 0x01;

    public static final int USER_VERIFIED = 0x04;
    public static final int BACKUP_ELIGIBLE = 0x08;
    public static final int BACKED_UP = 0x10;
    private static final int ATTESTED = 0x40;

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final Algorithm algorithm;
    private final KeyPair keys;
    private byte[] credentialId = random(32);
    private byte[] userHandle = new byte[0];
    private boolean tellsUserHandle = true;
    private int flags = USER_PRESENT | USER_VERIFIED;
    private long counter;
    private UUID model = new UUID(0, 0);
    private String origin = "http://localhost:8080";
    private String rpId = "localhost";
    private String registrationType = "webauthn.create";
    private String assertionType = "webauthn.get";
    private final Map<String, String> moreClientData = new LinkedHashMap<>();
    private UnaryOperator<byte[]> signatureChange = UnaryOperator.identity();

    private SoftwareAuthenticator(Algorithm algorithm) {
        this.algorithm = algorithm;
        this.keys = algorithm.keys();
    }

    /** The kinds of key (RFC 9053). */
    public enum Algorithm {
        ES256(-7, "EC", "SHA256withECDSA"),
        EDDSA(-8, "Ed25519", "Ed25519"),
        RS256(-257, "RSA", "SHA256withRSA"),
        ES512(-36, "EC", "SHA512withECDSA");

        private final int id;
        private final String keyAlgorithm;
        private final String signature;

        Algorithm(int id, String keyAlgorithm, String signature) {
            this.id = id;
            this.keyAlgorithm = keyAlgorithm;
            this.signature = signature;
        }

        private KeyPair keys() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance(keyAlgorithm);
                if (keyAlgorithm.equals("EC")) {
                    generator.initialize(new ECGenParameterSpec(this == ES512 ? "secp521r1" : "secp256r1"));
                } else if (keyAlgorithm.equals("RSA")) {
                    generator.initialize(2048);
                }
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public static SoftwareAuthenticator with(Algorithm algorithm) {
        return new SoftwareAuthenticator(algorithm);
    }

    public SoftwareAuthenticator at(String otherOrigin) {
        origin = otherOrigin;
        return this;
    }

    public SoftwareAuthenticator forSite(String otherRpId) {
        rpId = otherRpId;
        return this;
    }

    public SoftwareAuthenticator saying(int otherFlags) {
        flags = otherFlags;
        return this;
    }

    public SoftwareAuthenticator counting(long value) {
        counter = value;
        return this;
    }

    /** Of the model with that number (AAGUID). */
    public SoftwareAuthenticator ofModel(UUID number) {
        model = number;
        return this;
    }

    public SoftwareAuthenticator calling(String type) {
        registrationType = type;
        assertionType = type;
        return this;
    }

    /** Adds a member to the client data; the value as JSON. */
    public SoftwareAuthenticator alsoTelling(String name, String json) {
        moreClientData.put(name, json);
        return this;
    }

    public SoftwareAuthenticator namingOwner(byte[] handle) {
        userHandle = handle.clone();
        return this;
    }

    public SoftwareAuthenticator namingNoOwner() {
        tellsUserHandle = false;
        return this;
    }

    public SoftwareAuthenticator withCredentialId(byte[] id) {
        credentialId = id.clone();
        return this;
    }

    public SoftwareAuthenticator signingWrong() {
        signatureChange = signature -> {
            byte[] wrong = signature.clone();
            wrong[wrong.length - 1] ^= 1;
            return wrong;
        };
        return this;
    }

    public byte[] credentialId() {
        return credentialId.clone();
    }

    /** Makes a passkey; answers what the browser would send. */
    public String register(byte[] challenge, byte[] owner) {
        userHandle = owner.clone();
        byte[] data = clientData(registrationType, challenge);
        byte[] authenticatorData = bytes(out -> {
            out.writeBytes(sha256(rpId.getBytes(UTF_8)));
            out.write(flags | ATTESTED);
            out.writeBytes(counter());
            out.writeBytes(ByteBuffer.allocate(16)
                    .putLong(model.getMostSignificantBits())
                    .putLong(model.getLeastSignificantBits())
                    .array());
            out.write(credentialId.length >> 8);
            out.write(credentialId.length);
            out.writeBytes(credentialId);
            out.writeBytes(publicKey());
        });
        byte[] attestation = bytes(out -> {
            out.write(0xa3);
            text(out, "fmt");
            text(out, "none");
            text(out, "attStmt");
            out.write(0xa0);
            text(out, "authData");
            byteString(out, authenticatorData);
        });
        return json(Map.of(
                "clientDataJSON", quoted(TEXT.encodeToString(data)),
                "attestationObject", quoted(TEXT.encodeToString(attestation)),
                "transports", "[\"internal\",\"hybrid\"]"));
    }

    /** Proves that the passkey is here; answers what the browser would send. */
    public String prove(byte[] challenge) {
        byte[] data = clientData(assertionType, challenge);
        byte[] authenticatorData = bytes(out -> {
            out.writeBytes(sha256(rpId.getBytes(UTF_8)));
            out.write(flags);
            out.writeBytes(counter());
        });
        Map<String, String> response = new LinkedHashMap<>();
        response.put("clientDataJSON", quoted(TEXT.encodeToString(data)));
        response.put("authenticatorData", quoted(TEXT.encodeToString(authenticatorData)));
        response.put("signature", quoted(TEXT.encodeToString(signatureChange.apply(sign(authenticatorData, data)))));
        if (tellsUserHandle) {
            response.put("userHandle", quoted(TEXT.encodeToString(userHandle)));
        }
        return json(response);
    }

    private byte[] clientData(String type, byte[] challenge) {
        StringBuilder json = new StringBuilder("{\"type\":")
                .append(quoted(type))
                .append(",\"challenge\":")
                .append(quoted(TEXT.encodeToString(challenge)))
                .append(",\"origin\":")
                .append(quoted(origin));
        if (!moreClientData.containsKey("crossOrigin")) {
            json.append(",\"crossOrigin\":false");
        }
        moreClientData.forEach((name, value) ->
                json.append(',').append(quoted(name)).append(':').append(value));
        return json.append('}').toString().getBytes(UTF_8);
    }

    private byte[] sign(byte[] authenticatorData, byte[] clientData) {
        try {
            Signature signer = Signature.getInstance(algorithm.signature);
            signer.initSign(keys.getPrivate());
            signer.update(authenticatorData);
            signer.update(sha256(clientData));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] counter() {
        return ByteBuffer.allocate(4).putInt((int) counter).array();
    }

    /** As COSE (RFC 9052 §7). */
    private byte[] publicKey() {
        return bytes(out -> {
            if (keys.getPublic() instanceof ECPublicKey key) {
                int size = algorithm == Algorithm.ES512 ? 66 : 32;
                out.write(0xa5);
                pair(out, 1, 2);
                pair(out, 3, algorithm.id);
                pair(out, -1, algorithm == Algorithm.ES512 ? 3 : 1);
                number(out, -2);
                byteString(out, fixed(key.getW().getAffineX(), size));
                number(out, -3);
                byteString(out, fixed(key.getW().getAffineY(), size));
            } else if (keys.getPublic() instanceof EdECPublicKey key) {
                out.write(0xa4);
                pair(out, 1, 1);
                pair(out, 3, algorithm.id);
                pair(out, -1, 6);
                number(out, -2);
                byteString(out, edwardsPoint(key));
            } else if (keys.getPublic() instanceof RSAPublicKey key) {
                out.write(0xa4);
                pair(out, 1, 3);
                pair(out, 3, algorithm.id);
                number(out, -1);
                byteString(out, fixed(key.getModulus(), 256));
                number(out, -2);
                byteString(out, fixed(key.getPublicExponent(), 3));
            }
        });
    }

    private static byte[] edwardsPoint(EdECPublicKey key) {
        byte[] bigEndian = fixed(key.getPoint().getY(), 32);
        byte[] littleEndian = new byte[32];
        for (int i = 0; i < 32; i++) {
            littleEndian[i] = bigEndian[31 - i];
        }
        if (key.getPoint().isXOdd()) {
            littleEndian[31] |= (byte) 0x80;
        }
        return littleEndian;
    }

    private String json(Map<String, String> response) {
        StringBuilder members = new StringBuilder();
        response.forEach((name, value) -> members.append(members.length() == 0 ? "" : ",")
                .append(quoted(name))
                .append(':')
                .append(value));
        String id = quoted(TEXT.encodeToString(credentialId));
        return "{\"id\":" + id + ",\"rawId\":" + id + ",\"type\":\"public-key\",\"clientExtensionResults\":{},"
                + "\"response\":{" + members + "}}";
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static void pair(ByteArrayOutputStream out, int key, int value) {
        number(out, key);
        number(out, value);
    }

    /** CBOR (RFC 8949 §3.1), as far as it is needed. */
    private static void number(ByteArrayOutputStream out, int value) {
        head(out, value < 0 ? 1 : 0, value < 0 ? -1 - value : value);
    }

    private static void text(ByteArrayOutputStream out, String text) {
        head(out, 3, text.length());
        out.writeBytes(text.getBytes(UTF_8));
    }

    private static void byteString(ByteArrayOutputStream out, byte[] bytes) {
        head(out, 2, bytes.length);
        out.writeBytes(bytes);
    }

    private static void head(ByteArrayOutputStream out, int major, int value) {
        if (value < 24) {
            out.write(major << 5 | value);
        } else if (value < 256) {
            out.write(major << 5 | 24);
            out.write(value);
        } else {
            out.write(major << 5 | 25);
            out.write(value >> 8);
            out.write(value);
        }
    }

    private static byte[] fixed(BigInteger number, int size) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[size];
        int from = Math.max(0, bytes.length - size);
        System.arraycopy(bytes, from, fixed, size - (bytes.length - from), bytes.length - from);
        return fixed;
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytes(java.util.function.Consumer<ByteArrayOutputStream> writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writing.accept(out);
        return out.toByteArray();
    }

    @Override
    public String toString() {
        return "SoftwareAuthenticator[" + algorithm + " " + Arrays.hashCode(credentialId) + "]";
    }
}
