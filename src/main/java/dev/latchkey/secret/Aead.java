package dev.latchkey.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;

/**
 * AES-256-GCM under one purpose's key: what was sealed opens only with the same purpose and the same context.
 *
 * <p>The context (a row's id, a session) is authenticated, not stored: a sealed value moved to another row does not
 * open. A sealed value begins with the id of the key it needs, so that a later key can tell its own from older ones.
 */
public final class Aead {
    private static final byte FORMAT = 2;

    private final String purpose;
    private final List<DataKey> keys;

    /** @param keys the current one first; at least that */
    Aead(Purpose purpose, List<DataKey> keys) {
        this.purpose = purpose.name();
        this.keys = List.copyOf(keys);
    }

    public byte[] seal(SecretBytes secret, String context) {
        DataKey key = keys.get(0);
        try {
            byte[] sealed = key.cipher().encrypt(secret.reveal(), associatedData(key.id(), context));
            return ByteBuffer.allocate(1 + DataKey.ID_BYTES + sealed.length)
                    .put(FORMAT)
                    .put(key.id())
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
        int header = 1 + DataKey.ID_BYTES;
        if (sealed.length < header || sealed[0] != FORMAT) {
            throw new SealBrokenException(purpose);
        }
        DataKey key = keys.stream()
                .filter(each -> Arrays.equals(sealed, 1, header, each.id(), 0, DataKey.ID_BYTES))
                .findFirst()
                .orElseThrow(() -> new SealBrokenException(purpose));
        try {
            return SecretBytes.of(key.cipher()
                    .decrypt(Arrays.copyOfRange(sealed, header, sealed.length), associatedData(key.id(), context)));
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException(purpose);
        }
    }

    /** The text that was sealed; see {@link #open(byte[], String)}. */
    public SecretText openText(byte[] sealed, String context) {
        return SecretText.of(new String(open(sealed, context).reveal(), UTF_8));
    }

    private byte[] associatedData(byte[] keyId, String context) {
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
