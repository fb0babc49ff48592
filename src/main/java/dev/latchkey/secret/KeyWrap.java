package dev.latchkey.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** Makes data keys and wraps them: AES-256-GCM, bound to the purpose and to the id of the key that is wrapped. */
final class KeyWrap {

    private final AesGcmJce cipher;
    private final RandomSource random = new RandomSource();

    KeyWrap(byte[] key) {
        this.cipher = cipherOf(key);
    }

    /** A new random key for a purpose. */
    WrappedKey newKey(Purpose purpose) {
        byte[] id = random.bytes(DataKey.ID_BYTES);
        byte[] key = random.bytes(Keys.KEY_BYTES);
        try {
            return new WrappedKey(id, cipher.encrypt(key, associatedData(purpose, id)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** @throws SealBrokenException for a key that was wrapped by another one, or for something else */
    DataKey open(Purpose purpose, WrappedKey wrapped) {
        try {
            byte[] key = cipher.decrypt(wrapped.wrapped(), associatedData(purpose, wrapped.id()));
            try {
                return new DataKey(wrapped.id(), cipherOf(key));
            } finally {
                Arrays.fill(key, (byte) 0);
            }
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException(purpose.name());
        }
    }

    private static AesGcmJce cipherOf(byte[] key) {
        try {
            return new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] associatedData(Purpose purpose, byte[] id) {
        byte[] name = purpose.name().getBytes(UTF_8);
        return ByteBuffer.allocate(name.length + id.length).put(name).put(id).array();
    }
}
