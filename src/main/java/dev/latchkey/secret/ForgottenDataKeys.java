package dev.latchkey.secret;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Data keys that live as long as the process: what they sealed is lost with it. */
final class ForgottenDataKeys implements DataKeys {

    private final Map<Purpose, WrappedKey> keys = new ConcurrentHashMap<>();

    @Override
    public List<WrappedKey> of(Purpose purpose) {
        @Nullable WrappedKey key = keys.get(purpose);
        return key == null ? List.of() : List.of(key);
    }

    @Override
    public void begin(Purpose purpose, WrappedKey key) {
        keys.putIfAbsent(purpose, key);
    }
}
