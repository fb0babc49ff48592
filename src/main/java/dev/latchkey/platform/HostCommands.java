package dev.latchkey.platform;

import dev.latchkey.platform.HostCommand.Answer;
import dev.latchkey.platform.HostCommand.Host;
import dev.latchkey.platform.configuration.DataPaths;
import dev.latchkey.platform.configuration.StartSettings;
import dev.latchkey.platform.database.HostDatabase;
import dev.latchkey.secret.ConstantTime;
import dev.latchkey.secret.KeyFile;
import dev.latchkey.secret.Keys;
import dev.latchkey.secret.SecretBytes;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Runs what the operator typed after the program's name, for whoever has the key of the data. */
final class HostCommands {
    private final PrintStream out;
    private final PrintStream problems;

    HostCommands(PrintStream out, PrintStream problems) {
        this.out = out;
        this.problems = problems;
    }

    /** Whether something other than the portal itself was asked for. */
    static boolean isAsked(String... arguments) {
        return arguments.length > 0 && !arguments[0].startsWith("-");
    }

    /** Does it; answers the exit status. */
    int run(String... arguments) {
        Optional<HostCommand> command =
                ServiceLoader.load(HostCommand.class, HostCommands.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(known -> known.name().equals(arguments[0]))
                        .findFirst();
        if (command.isEmpty()) {
            problems.println("latchkey: there is no command `" + arguments[0] + "`");
            return Answer.MISUSED.status();
        }
        StartSettings settings = StartSettings.read();
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        try (HostDatabase database = HostDatabase.open(settings);
                Connection connection = database.connect()) {
            Keys keys = new Keys();
            keys.unlock(requireKey(settings, connection));
            connection.setAutoCommit(false);
            Answer answer = command.get()
                    .run(
                            rest,
                            new Host(
                                    connection,
                                    settings.latchkey().baseUrl(),
                                    keys,
                                    DataPaths.of(settings.latchkey()).dataDirectory(),
                                    Clock.systemUTC(),
                                    out::println));
            if (answer.equals(Answer.MISUSED)) {
                connection.rollback();
                command.get().usage().forEach(problems::println);
            } else {
                connection.commit();
                answer.lines().forEach(out::println);
            }
            return answer.status();
        } catch (SQLException e) {
            throw new StartRefused("the database does not do that: " + e.getMessage(), e);
        }
    }

    /** Whoever may act without signing in holds the key file, as the portal itself does. */
    private static SecretBytes requireKey(StartSettings settings, Connection connection) throws SQLException {
        KeyFile file = new KeyFile(DataPaths.of(settings.latchkey()).keyFile());
        byte[] recorded = recorded(connection);
        try {
            SecretBytes key = file.read();
            if (recorded == null || !ConstantTime.equal(recorded, Keys.checkValue(key))) {
                throw new StartRefused("the key in " + file.path()
                        + " is not the one this database was begun with; set `latchkey.key-file` to the right one");
            }
            return key;
        } catch (IOException | KeyFile.MalformedKeyException e) {
            throw new StartRefused(
                    "the key file " + file.path() + " cannot be read; run this as the user that the portal runs as", e);
        }
    }

    private static byte @Nullable [] recorded(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet result = query.executeQuery("select check_value from key_check")) {
            return result.next() ? result.getBytes(1) : null;
        }
    }
}
