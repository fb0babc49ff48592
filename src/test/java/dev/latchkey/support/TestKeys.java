package dev.latchkey.support;

import dev.latchkey.api.SigningKey;
import dev.latchkey.api.SigningKeys;
import dev.latchkey.secret.SecretText;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Keys of a kind of their own, kept in memory: for tests of the protocol that need no room of access keys. */
@Singleton
public class TestKeys implements SigningKeys {

    private static final String PREFIX = "TEST";

    private final Map<String, SigningKey> keys = new ConcurrentHashMap<>();
    private final Map<String, RuntimeException> mishaps = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public Optional<SigningKey> find(String accessKeyId) {
        RuntimeException mishap = mishaps.get(accessKeyId);
        if (mishap != null) {
            throw mishap;
        }
        return Optional.ofNullable(keys.get(accessKeyId));
    }

    /** A new active key of that person. */
    public SigningKey issue(World.Person person) {
        return keep(new SigningKey(
                String.format("TEST%016d", count.incrementAndGet()),
                SecretText.of("secret-of-test-key-" + count.get()),
                true,
                person.principal(),
                null));
    }

    /** From now on whoever looks for that key meets this: a mistake of ours in the middle of a signed call. */
    public void breakDown(String accessKeyId, RuntimeException mishap) {
        mishaps.put(accessKeyId, mishap);
    }

    /** The same key, as it is from now on. */
    public SigningKey keep(SigningKey key) {
        keys.put(key.accessKeyId(), key);
        return key;
    }
}
