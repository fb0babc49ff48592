package dev.latchkey.platform.database;

import java.sql.SQLException;
import java.util.List;

/** Tells a database that is not there, or going away, from one that answers with an error. */
public final class Unreachable {
    /**
     * What SQLSTATE begins with: connection exception; a server that stops, starts or crashed; too many connections; a
     * statement that took longer than it may, as on a machine that is overrun.
     */
    private static final List<String> STATES = List.of("08", "57P", "53300", "57014");

    private static final int MOST_CAUSES = 50;

    private Unreachable() {}

    /** Whether the reason, however deep, is that the database could not be talked to. */
    public static boolean is(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++, cause = cause.getCause()) {
            if (cause instanceof SQLException e && (isState(e) || isPoolTimeout(e))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isState(SQLException e) {
        String state = e.getSQLState();
        return state != null && STATES.stream().anyMatch(state::startsWith);
    }

    /** The pool gives no state with its own complaints. */
    private static boolean isPoolTimeout(SQLException e) {
        String message = e.getMessage();
        return e.getSQLState() == null
                && message != null
                && (message.contains("timeout") || message.contains("connection") || message.contains("Connection"));
    }
}
