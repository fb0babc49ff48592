package dev.latchkey.identity;

import dev.latchkey.operation.Operation;
import java.util.List;

/** One of the pages about a user, below {@code /admin/users/NAME}; each room that has one declares a bean. */
public interface UserTab {

    /** The tab's text. */
    String label();

    /** Its position: permissions 10, groups 20, tags 25, security credentials 30, simulator 40, activity 50. */
    int order();

    /** What goes on after the user's own path: empty, or {@code /groups}. */
    String below();

    /** It is shown to whoever may perform all of these on that user. */
    default List<Operation<?>> operations(String userName) {
        return List.of();
    }
}
