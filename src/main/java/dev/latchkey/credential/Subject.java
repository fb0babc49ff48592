package dev.latchkey.credential;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Whose credentials a page is about: one's own, or those of a user whom an administrator looks after.
 *
 * @param userName the user, as the operations name it; null for the person who looks
 * @param path where the page stands, and below which the pages of single credentials stand
 */
public record Subject(@Nullable String userName, String path) {

    /** The path of one's own credentials. */
    public static final String OWN_PATH = "/security-credentials";

    private static final Subject OWN = new Subject(null, OWN_PATH);

    /** The person who looks. */
    public static Subject own() {
        return OWN;
    }

    /** Another user, by name. */
    public static Subject user(String userName) {
        String segment = URLEncoder.encode(userName, StandardCharsets.UTF_8).replace("+", "%20");
        return new Subject(userName, "/admin/users/" + segment);
    }

    public boolean isOwn() {
        return userName == null;
    }

    /**
     * The address of a page of theirs.
     *
     * @param below such as {@code /access-keys/new}
     */
    public String page(String below) {
        return path + below;
    }
}
