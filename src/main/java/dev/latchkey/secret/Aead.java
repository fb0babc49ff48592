package dev.latchkey.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * AES-256-GCM under one purpose's key: what was sealed opens only with the same purpose and the same context.
 *
 * <p>The context (a row's id, a session) is authenticated, not stored: a sealed value moved to another row does not
 * open. A sealed value begins with the id of the key it needs, so that a later key can tell its own from older ones.
 */
public final class Aead {
    private static final byte FORMAT = 1;

    private final String purpose;
    private final byte[] keyId;
    private final AesGcmJce cipher;

    Aead(Purpose purpose, byte[] keyId, byte[] key) {
        this.purpose = purpose.name();
        this.keyId = keyId;
        try {
            this.cipher = new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] seal(SecretBytes secret, String context) {
        try {
            byte[] sealed = cipher.encrypt(secret.reveal(), associatedData(context));
            return ByteBuffer.allocate(1 + keyId.length + sealed.length)
                    .put(FORMAT)
                    .put(keyId)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] seal(SecretText secret, String context) {
        return seal(secret.bytes(), context);
    }

    /**
     * The secret that was sealed.
     *
     * @throws SealBrokenException if the value was changed, or sealed with another key, purpose or context
     */
    public SecretBytes open(byte[] sealed, String context) {
        int header = 1 + keyId.length;
        if (sealed.length < header
                || sealed[0] != FORMAT
                || !Arrays.equals(sealed, 1, header, keyId, 0, keyId.length)) {
            throw new SealBrokenException(purpose);
        }
        try {
            return SecretBytes.of(
                    cipher.decrypt(Arrays.copyOfRange(sealed, header, sealed.length), associatedData(context)));
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException(purpose);
        }
    }

    /** The text that was sealed; see {@link #open(byte[], String)}. */
    public SecretText openText(byte[] sealed, String context) {
        return SecretText.of(new String(open(sealed, context).reveal(), UTF_8));
    }

    private byte[] associatedData(String context) {
        byte[] contextBytes = context.getBytes(UTF_8);
        byte[] purposeBytes = purpose.getBytes(UTF_8);
        return ByteBuffer.allocate(4 + purposeBytes.length + contextBytes.length + keyId.length)
                .putInt(purposeBytes.length)
                .put(purposeBytes)
                .put(keyId)
                .put(contextBytes)
                .array();
    }

    @Override
    public String toString() {
        return "Aead[" + purpose + "]";
    }
}
