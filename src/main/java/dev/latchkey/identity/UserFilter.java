package dev.latchkey.identity;

import java.time.Instant;
import java.util.List;

/** A way to narrow the list of users by what a room knows of them; each room that has one declares a bean. */
public interface UserFilter {

    /** Its name in addresses: {@code no-mfa}. */
    String name();

    /** Its text on the page: {@code Without MFA}. */
    String label();

    /** Its position. */
    int order();

    /** Whether the dashboard counts whom it finds, as something to look after. */
    boolean needsAttention();

    /**
     * The SQL condition on the user {@code u}; always the same text, whose question marks stand for {@link #values}.
     */
    String condition();

    /** What the question marks of the condition stand for. */
    default List<Object> values(String accountId, Instant now) {
        return List.of();
    }
}
