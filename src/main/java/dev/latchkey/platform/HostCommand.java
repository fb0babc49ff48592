package dev.latchkey.platform;

import dev.latchkey.secret.Keys;
import dev.latchkey.secret.Mac;
import dev.latchkey.secret.Purpose;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

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
     * @return {@link Answer#MISUSED} where the arguments make no sense
     */
    Answer run(List<String> arguments, Host host) throws SQLException;

    /**
     * How it ended.
     *
     * @param lines what is printed once the transaction is committed
     * @param status the exit status
     */
    record Answer(List<String> lines, int status) {

        /** The usage is printed, and nothing is changed. */
        public static final Answer MISUSED = new Answer(List.of(), 2);

        /** It is done. */
        public static Answer done(List<String> lines) {
            return new Answer(lines, 0);
        }

        /** It looked, and what it found is not as it should be. */
        public static Answer problem(List<String> lines) {
            return new Answer(lines, 1);
        }
    }

    /** What a command has to work with. */
    final class Host {

        private final Connection database;
        private final String baseUrl;
        private final Keys keys;
        private final Path dataDirectory;
        private final Clock clock;
        private final Consumer<String> out;

        /** @param out prints a line */
        public Host(
                Connection database, String baseUrl, Keys keys, Path dataDirectory, Clock clock, Consumer<String> out) {
            this.database = database;
            this.baseUrl = baseUrl;
            this.keys = keys;
            this.dataDirectory = dataDirectory;
            this.clock = clock;
            this.out = out;
        }

        /** In the one transaction of the command, as the role that serves. */
        public Connection database() {
            return database;
        }

        /** The portal's public address. */
        public String baseUrl() {
            return baseUrl;
        }

        /** The code that the portal has for a purpose: whoever runs a command holds the key file. */
        public Mac mac(Purpose purpose) {
            return keys.mac(purpose);
        }

        /** Where the portal keeps its files. */
        public Path dataDirectory() {
            return dataDirectory;
        }

        public Clock clock() {
            return clock;
        }

        /** Prints a line at once, for what may be too much to be kept. */
        public void tell(String line) {
            out.accept(line);
        }
    }
}
