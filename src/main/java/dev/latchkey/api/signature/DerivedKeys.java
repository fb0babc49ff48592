package dev.latchkey.api.signature;

import dev.latchkey.secret.Hmac;
import dev.latchkey.secret.SecretText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The keys that are derived of a secret for one day, region and service; the latest ones are kept at hand. */
final class DerivedKeys {

    private static final int MOST = 20_000;

    private final Map<Place, Derived> kept = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Derived> eldest) {
            return size() > MOST;
        }
    };

    /** The key with which the owner of that secret signs in that scope. */
    byte[] of(String owner, SecretText secret, Scope scope) {
        Place place = new Place(owner, scope);
        Derived known;
        synchronized (kept) {
            known = kept.get(place);
        }
        if (known != null && known.secret().equals(secret)) {
            return known.key();
        }
        Derived made = new Derived(secret, derive(secret, scope));
        synchronized (kept) {
            kept.put(place, made);
        }
        return made.key();
    }

    private static byte[] derive(SecretText secret, Scope scope) {
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
