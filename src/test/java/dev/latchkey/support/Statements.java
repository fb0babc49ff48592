package dev.latchkey.support;

import dev.latchkey.platform.StatementCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a piece of work sends to the database. */
public final class Statements {
    private Statements() {}

    /** The statements that are sent while the work goes on, on whatever thread, but for what is done by the clock. */
    public static List<String> sentDuring(StatementCounter statements, Runnable work) {
        List<String> sent = new CopyOnWriteArrayList<>();
        StatementCounter.Registration listening = statements.listen(sql -> {
            if (!isByTheClock()) {
                sent.add(sql);
            }
        });
        try {
            work.run();
        } finally {
            listening.close();
        }
        return sent;
    }

    private static boolean isByTheClock() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().startsWith("io.quarkus.scheduler.")));
    }

    /** The statements that the work sends on this thread; what is done by the clock meanwhile does not count. */
    public static List<String> sentBy(StatementCounter statements, Runnable work) {
        Thread self = Thread.currentThread();
        List<String> sent = new ArrayList<>();
        StatementCounter.Registration listening = statements.listen(sql -> {
            if (Thread.currentThread() == self) {
                sent.add(sql);
            }
        });
        try {
            work.run();
        } finally {
            listening.close();
        }
        return sent;
    }
}
