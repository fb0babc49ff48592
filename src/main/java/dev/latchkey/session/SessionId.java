package dev.latchkey.session;

import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.SecretText;
import dev.latchkey.secret.Sha256;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** A secret id as it travels in a cookie: 256 random bits, of which only the SHA-256 is ever stored. */
public final class SessionId {
    private static final int BYTES = 32;
    private static final Pattern WRITTEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int NAME_BYTES = 6;

    private final SecretText value;
    private final byte[] hash;

    private SessionId(String value) {
        this.value = SecretText.of(value);
        this.hash = Sha256.of(value);
    }

    /** An id that nobody has had and nobody can guess. */
    public static SessionId random(RandomSource random) {
        return new SessionId(random.token(BYTES));
    }

    /** The id that a cookie holds; empty for what cannot be one. */
    public static Optional<SessionId> parse(String cookie) {
        return WRITTEN.matcher(cookie).matches() ? Optional.of(new SessionId(cookie)) : Optional.empty();
    }

    /** The id itself, for the cookie and for sealing. */
    public SecretText secret() {
        return value;
    }

    /** What is stored of it. */
    public byte[] hash() {
        return hash.clone();
    }

    /** The beginning of the hash: enough to find the session in the trail, of no use to anybody else. */
    public String publicName() {
        return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
    }

    @Override
    public String toString() {
        return "SessionId[" + publicName() + "]";
    }
}
