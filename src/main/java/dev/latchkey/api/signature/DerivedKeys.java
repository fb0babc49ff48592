package dev.latchkey.api.signature;

import dev.latchkey.secret.Hmac;
import dev.latchkey.secret.SecretText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that are derived of a secret for one day, region and service; the latest ones that signed rightly are kept at
 * hand, so that nobody drives them out who has no secret.
 */
class DerivedKeys {

    private static final int MOST = 20_000;

    private final Map<Place, Derived> kept = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Derived> eldest) {
            return size() > MOST;
        }
    };

    /** The key that is kept for the owner of that secret in that scope. */
    Optional<byte[]> kept(String owner, SecretText secret, Scope scope) {
        Derived known;
        synchronized (kept) {
            known = kept.get(new Place(owner, scope));
        }
        return known != null && known.secret().equals(secret) ? Optional.of(known.key()) : Optional.empty();
    }

    /** Keeps a key with which the owner of that secret has signed in that scope. */
    void keep(String owner, SecretText secret, Scope scope, byte[] key) {
        synchronized (kept) {
            kept.put(new Place(owner, scope), new Derived(secret, key));
        }
    }

    /** The key with which the owner of that secret signs in that scope. */
    byte[] derive(SecretText secret, Scope scope) {
        byte[] start = ("AWS4" + secret.reveal()).getBytes(StandardCharsets.UTF_8);
        byte[] day = Hmac.sha256(start, scope.day());
        byte[] region = Hmac.sha256(day, scope.region());
        byte[] service = Hmac.sha256(region, scope.service());
        return Hmac.sha256(service, scope.terminator());
    }

    private record Place(String owner, Scope scope) {}

    /** A derived key with the secret that it was derived of: a new secret under an old id is another key. */
    private record Derived(SecretText secret, byte[] key) {}
}
