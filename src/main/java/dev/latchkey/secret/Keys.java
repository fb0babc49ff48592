package dev.latchkey.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.Hkdf;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys of this installation, one for each purpose.
 *
 * <p>What is sealed is sealed with random data keys, which are stored wrapped by the key-encryption key of the key file.
 * What only marks or recognises (codes, the check of the key file, the key that wraps) is derived from that key by
 * HKDF-SHA-256 (RFC 5869), as there is nothing to open later. Empty until the start-up check has compared the key file with the database.
 */
@Singleton
public class Keys {
    /** Length of the key-encryption key and of everything derived from it: 256 bits. */
    public static final int KEY_BYTES = 32;

    private static final byte[] SALT = "latchkey.dev/keys/1".getBytes(UTF_8);

    private final Map<Purpose, Mac> macs = new ConcurrentHashMap<>();
    private final Map<Purpose, Aead> aeads = new ConcurrentHashMap<>();
    private final DataKeys stored;
    private volatile @Nullable SecretBytes root;

    @Inject
    Keys(DataKeys stored) {
        this.stored = stored;
    }

    /** Keys whose data keys are forgotten with the process. */
    public Keys() {
        this(new ForgottenDataKeys());
    }

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

    /** Encryption at rest for a purpose; its data key is made when it is first asked for. */
    public Aead aead(Purpose purpose) {
        SecretBytes key = root();
        return aeads.computeIfAbsent(purpose, p -> new Aead(p, dataKeys(key, p)));
    }

    private List<DataKey> dataKeys(SecretBytes key, Purpose purpose) {
        KeyWrap wrap = new KeyWrap(derive(key, "wrap", KEY_BYTES));
        List<WrappedKey> wrapped = stored.of(purpose);
        if (wrapped.isEmpty()) {
            stored.begin(purpose, wrap.newKey(purpose));
            wrapped = stored.of(purpose);
        }
        return wrapped.stream().map(each -> wrap.open(purpose, each)).toList();
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
