package dev.latchkey.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Listens for lines of the log, warnings or worse, by which whoever takes requests in complains about one. */
public final class Complaints extends Handler implements AutoCloseable {

    private static final List<String> LISTENED_TO =
            List.of("dev.latchkey.web", "dev.latchkey.api", "io.vertx", "io.netty");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger("");

    private Complaints() {}

    /** Listens from now on, until it is closed. */
    public static Complaints listen() {
        Complaints complaints = new Complaints();
        complaints.logger.addHandler(complaints);
        return complaints;
    }

    /** What was complained about. */
    public List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord line) {
        String name = String.valueOf(line.getLoggerName());
        if (line.getLevel().intValue() >= Level.WARNING.intValue()
                && LISTENED_TO.stream().anyMatch(name::startsWith)) {
            lines.add(name + ": " + line.getMessage());
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
