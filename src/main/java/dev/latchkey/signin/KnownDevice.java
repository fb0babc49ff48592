package dev.latchkey.signin;

import dev.latchkey.secret.RandomSource;
import dev.latchkey.session.Cookies;
import dev.latchkey.session.SessionId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** The cookie by which a browser is recognized in which somebody has signed in; it opens nothing. */
@Singleton
class KnownDevice {
    /** As long as browsers keep a cookie at most. */
    static final Duration LIFE = Duration.ofDays(400);

    private final Cookies cookies;
    private final RandomSource random;

    KnownDevice(Cookies cookies, RandomSource random) {
        this.cookies = cookies;
        this.random = random;
    }

    /** What is stored of the device in use, if it says that it is known. */
    Optional<byte[]> presented() {
        return cookies.read(Cookies.DEVICE).flatMap(SessionId::parse).map(SessionId::hash);
    }

    /** The device in use, under the id that it has or a new one. */
    SessionId orNew() {
        return cookies.read(Cookies.DEVICE).flatMap(SessionId::parse).orElseGet(() -> SessionId.random(random));
    }

    /** Lets the browser say so the next time. */
    void mark(SessionId device) {
        cookies.set(Cookies.DEVICE, device.secret().reveal(), LIFE);
    }
}
