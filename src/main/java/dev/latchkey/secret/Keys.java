package dev.latchkey.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.Hkdf;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys of this installation, one for each purpose, all derived from the key file by HKDF-SHA-256 (RFC 5869).
 *
 * <p>Empty until the start-up check has compared the key file with the database.
 */
@Singleton
public class Keys {
    /** Length of the key-encryption key and of everything derived from it: 256 bits. */
    public static final int KEY_BYTES = 32;

    private static final int KEY_ID_BYTES = 4;
    private static final byte[] SALT = "latchkey.dev/keys/1".getBytes(UTF_8);

    private final Map<Purpose, Mac> macs = new ConcurrentHashMap<>();
    private final Map<Purpose, Aead> aeads = new ConcurrentHashMap<>();
    private volatile @Nullable SecretBytes root;

    /** Derives everything from this key from now on; called once, by the start-up check. */
    public void unlock(SecretBytes keyEncryptionKey) {
        requireKey(keyEncryptionKey);
        macs.clear();
        aeads.clear();
        root = keyEncryptionKey;
    }

    public boolean areUnlocked() {
        return root != null;
    }

    /** The message authentication code for a purpose. */
    public Mac mac(Purpose purpose) {
        SecretBytes key = root();
        return macs.computeIfAbsent(purpose, p -> new Mac(derive(key, "mac/" + p.name(), KEY_BYTES)));
    }

    /** Encryption at rest for a purpose. */
    public Aead aead(Purpose purpose) {
        SecretBytes key = root();
        return aeads.computeIfAbsent(
                purpose,
                p -> new Aead(p, derive(key, "key-id", KEY_ID_BYTES), derive(key, "aead/" + p.name(), KEY_BYTES)));
    }

    /** Tells whether a key is the one a database was begun with, and nothing about the key itself. */
    public static byte[] checkValue(SecretBytes keyEncryptionKey) {
        requireKey(keyEncryptionKey);
        return new Mac(derive(keyEncryptionKey, "key-check", KEY_BYTES)).tag("the key of this database");
    }

    private SecretBytes root() {
        SecretBytes key = root;
        if (key == null) {
            throw new IllegalStateException("keys are not available before the start-up check has read the key file");
        }
        return key;
    }

    private static void requireKey(SecretBytes key) {
        if (key.length() != KEY_BYTES) {
            throw new IllegalArgumentException("a key-encryption key has " + KEY_BYTES + " bytes");
        }
    }

    private static byte[] derive(SecretBytes key, String info, int length) {
        byte[] material = key.reveal();
        try {
            return Hkdf.computeHkdf("HMACSHA256", material, SALT, info.getBytes(UTF_8), length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(material, (byte) 0);
        }
    }
}
