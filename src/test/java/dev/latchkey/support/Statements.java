package dev.latchkey.support;

import dev.latchkey.platform.StatementCounter;
import java.util.ArrayList;
import java.util.List;

/** What a piece of work sends to the database. */
public final class Statements {
    private Statements() {}

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
