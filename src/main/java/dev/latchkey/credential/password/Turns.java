package dev.latchkey.credential.password;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Lets as many threads hash at once as there are processors; some more wait, and the rest is sent away. */
@Singleton
class Turns {
    private final Semaphore free;
    private final AtomicInteger waiting = new AtomicInteger();
    private final int queue;
    private final Duration longestWait;

    @Inject
    Turns(LatchkeyConfiguration configuration) {
        this(
                configuration
                        .password()
                        .hash()
                        .concurrency()
                        .orElse(Runtime.getRuntime().availableProcessors()),
                configuration.password().hash().queue(),
                configuration.password().hash().longestWait());
    }

    Turns(int concurrency, int queue, Duration longestWait) {
        this.free = new Semaphore(concurrency, true);
        this.queue = queue;
        this.longestWait = longestWait;
    }

    /**
     * Runs the work when it is its turn.
     *
     * @throws OperationFailed ServiceUnavailable if too many wait already, or the wait gets too long
     */
    <T> T take(Supplier<T> work) {
        if (!free.tryAcquire()) {
            waitForTurn();
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    private void waitForTurn() {
        if (waiting.incrementAndGet() > queue) {
            waiting.decrementAndGet();
            throw tooBusy();
        }
        try {
            if (!free.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw tooBusy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooBusy();
        } finally {
            waiting.decrementAndGet();
        }
    }

    private static OperationFailed tooBusy() {
        return new OperationFailed(
                ErrorCode.SERVICE_UNAVAILABLE, "Too many passwords are being checked at this moment. Try again.");
    }
}
