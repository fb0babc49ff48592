package dev.latchkey.credential;

import dev.latchkey.identity.UserTabs;
import dev.latchkey.operation.Caller;
import dev.latchkey.web.GateReason.Link;
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

    /** How the path of every room's pages begins, so that one class serves both; the parameter is a subject. */
    public static final String ROUTE = "/{" + Subject.PARAMETER + ":security-credentials|admin/users/[^/]+}";

    /** The path parameter in {@link #ROUTE}. */
    public static final String PARAMETER = "subject";

    private static final String USERS = "admin/users/";

    private static final Subject OWN = new Subject(null, OWN_PATH);

    /** The person who looks. */
    public static Subject own() {
        return OWN;
    }

    /** Another user, by name. */
    public static Subject user(String userName) {
        return new Subject(userName, UserTabs.pathOf(userName));
    }

    /** The subject that a path names; how the framework reads {@link #PARAMETER}. */
    public static Subject fromString(String route) {
        return route.startsWith(USERS) ? user(route.substring(USERS.length())) : OWN;
    }

    public boolean isOwn() {
        return userName == null;
    }

    /**
     * The page on which all of them stand, and its name, for the way back.
     */
    public Link home() {
        return new Link(userName == null ? "My Security Credentials" : userName, path);
    }

    /** The name of the user, whoever it is. */
    public String nameFor(Caller viewer) {
        return userName == null ? viewer.user().name() : userName;
    }

    /** How sentences begin that tell what the subject has: {@code You have }, {@code paul has }. */
    public String has() {
        return userName == null ? "You have " : userName + " has ";
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
