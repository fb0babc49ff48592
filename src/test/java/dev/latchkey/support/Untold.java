package dev.latchkey.support;

import dev.latchkey.operation.ErrorCode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Listens for texts of classes that pages show and that their language has nothing for. */
public final class Untold extends Handler implements AutoCloseable {

    private static final String NOTHING = " has nothing for: ";

    /** IAM's own sentences of refusal are the same in every language, and so are its codes. */
    private static final List<String> OF_IAM =
            List.of(" is not authorized to perform: ", "To complete this action, please ensure that you are ");

    private final Set<String> texts = new ConcurrentSkipListSet<>();
    private final Logger logger = Logger.getLogger("dev.latchkey.language.Words");

    private Untold() {}

    /** Listens from now on, until it is closed. */
    public static Untold listen() {
        Untold untold = new Untold();
        untold.logger.setLevel(Level.ALL);
        untold.logger.addHandler(untold);
        return untold;
    }

    /** What was shown in English for want of a translation. */
    public Set<String> texts() {
        return texts;
    }

    @Override
    public void publish(LogRecord line) {
        String message = line.getMessage();
        int at = message.indexOf(NOTHING);
        if (at >= 0 && OF_IAM.stream().noneMatch(message::contains)) {
            String text = message.substring(at + NOTHING.length());
            if (Stream.of(ErrorCode.values()).noneMatch(code -> code.code().equals(text))) {
                texts.add(text);
            }
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(null);
    }
}
