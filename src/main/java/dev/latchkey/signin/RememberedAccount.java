package dev.latchkey.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.session.Cookies;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** The account and user name that the sign-in page proposes, kept in the browser where somebody wants that. */
@Singleton
class RememberedAccount {
    private static final Duration LIFE = Duration.ofDays(365);
    private static final String SEPARATOR = "\n";

    private final Cookies cookies;

    RememberedAccount(Cookies cookies) {
        this.cookies = cookies;
    }

    /** Who signed in last. */
    record Names(String account, String userName) {
        static final Names NONE = new Names("", "");

        boolean isKnown() {
            return !account.isEmpty() || !userName.isEmpty();
        }
    }

    Names read() {
        return cookies.read(Cookies.ACCOUNT).flatMap(RememberedAccount::decode).orElse(Names.NONE);
    }

    void keep(Names names) {
        String text = names.account() + SEPARATOR + names.userName();
        cookies.set(
                Cookies.ACCOUNT, Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8)), LIFE);
    }

    void forget() {
        cookies.clear(Cookies.ACCOUNT);
    }

    private static Optional<Names> decode(String value) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(value), UTF_8);
            int at = text.indexOf(SEPARATOR);
            return at < 0 ? Optional.empty() : Optional.of(new Names(text.substring(0, at), text.substring(at + 1)));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
