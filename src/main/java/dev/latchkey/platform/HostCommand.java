package dev.latchkey.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that the operator does on the command line of the host, beside a portal that runs or instead of one. Found
 * as a service ({@code META-INF/services}); nothing of the framework is there.
 */
public interface HostCommand {

    /** The first word after the program's name. */
    String name();

    /** What can be typed after it, a line each. */
    List<String> usage();

    /**
     * Does it, in one transaction that is committed when this returns.
     *
     * @param arguments what was typed after the name
     * @return what is printed; null where the arguments make no sense, so that the usage is printed instead
     */
    @Nullable
    List<String> run(List<String> arguments, Connection database, String baseUrl) throws SQLException;
}
