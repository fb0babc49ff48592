package dev.latchkey.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place of our own to go on to: a path of this portal, never an address somewhere else. */
public record NextPath(String text) {

    /** Where everybody lands who wanted nothing in particular. */
    public static final NextPath HOME = new NextPath("/");

    private static final int LONGEST = 2048;

    /** @throws IllegalArgumentException for what is no path of ours; text from outside goes through {@link #parse} */
    public NextPath {
        if (!isOurs(text)) {
            throw new IllegalArgumentException("not a path of this portal");
        }
    }

    /** The path that the text names; empty if it leads, or might lead some browser, anywhere else. */
    public static Optional<NextPath> parse(@Nullable String text) {
        return text != null && isOurs(text) ? Optional.of(new NextPath(text)) : Optional.empty();
    }

    /** As the value of a query parameter. */
    public String encoded() {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean isOurs(String text) {
        return text.length() <= LONGEST
                && text.startsWith("/")
                && text.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\')
                && hasPlainSegments(text.split("[?#]", 2)[0])
                && staysAtHome(text);
    }

    /** No empty segment and none of dots: {@code //host} and what might come to mean it on the way are out. */
    private static boolean hasPlainSegments(String path) {
        return !path.contains("//") && !(path + "/").contains("/./") && !(path + "/").contains("/../");
    }

    /** Resolves it as a browser does (RFC 3986 §5.2) and looks again where that leads. */
    private static boolean staysAtHome(String text) {
        try {
            URI home = new URI("http://portal.invalid/");
            URI target = home.resolve(new URI(text)).normalize();
            return "http".equals(target.getScheme())
                    && "portal.invalid".equals(target.getRawAuthority())
                    && !target.getRawPath().startsWith("//");
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
