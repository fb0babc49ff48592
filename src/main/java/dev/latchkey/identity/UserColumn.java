package dev.latchkey.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** A column of the list of users with what a room knows of them; each room that has one declares a bean. */
public interface UserColumn {

    /** What stands above it. */
    String heading();

    /** Its position: groups 10, console access 20, MFA 30, password age 40, active keys 50, last activity 60. */
    int order();

    /** What is told of each of these users, by unique id and by one statement; nothing of those without a cell. */
    Map<String, Cell> cells(Collection<String> userIds);

    /**
     * What is told of one user.
     *
     * @param text in words
     * @param at a time that goes with it
     * @param badge how it is marked: success, warning, error; empty for no badge
     * @param isAsItIs whether the text is no words but names or numbers, the same in every language
     */
    record Cell(String text, Optional<Instant> at, String badge, boolean isAsItIs) {

        /** Plain words. */
        public static Cell text(String text) {
            return new Cell(text, Optional.empty(), "", false);
        }

        /** Names or a number. */
        public static Cell asItIs(String text) {
            return new Cell(text, Optional.empty(), "", true);
        }

        /** A point in time. */
        public static Cell time(Instant at) {
            return new Cell("", Optional.of(at), "", false);
        }

        /** Words with a mark. */
        public static Cell badge(String text, String kind) {
            return new Cell(text, Optional.empty(), kind, false);
        }

        public boolean isBadge() {
            return !badge.isEmpty();
        }
    }
}
