package dev.latchkey.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.web.Flash;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** A sentence for the next page of somebody who has no session: on the way to the sign-in page. */
@Singleton
public class FlashCookie {
    private static final String NAME = "__Host-flash";
    private static final Duration LIFE = Duration.ofMinutes(1);

    private final Cookies cookies;

    FlashCookie(Cookies cookies) {
        this.cookies = cookies;
    }

    /** Leaves a sentence. */
    public void leave(Flash flash) {
        String text = flash.write();
        cookies.set(NAME, Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8)), LIFE);
    }

    /** Takes the sentence away, to show it. */
    public Optional<Flash> take() {
        Optional<String> cookie = cookies.read(NAME);
        cookie.ifPresent(any -> cookies.clear(NAME));
        return cookie.flatMap(FlashCookie::decode).flatMap(Flash::read);
    }

    private static Optional<String> decode(String value) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(value), UTF_8));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
