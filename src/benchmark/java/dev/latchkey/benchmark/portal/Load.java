package dev.latchkey.benchmark.portal;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Does one thing again and again, by itself or by many at once, and tells how long it took. */
final class Load {

    private Load() {}

    /** Milliseconds of each of so many turns, one after the other; the first ones, which warm up, are left out. */
    static List<Double> oneByOne(int warmUp, int turns, IntConsumer work) {
        List<Double> millis = new ArrayList<>();
        for (int turn = 0; turn < warmUp + turns; turn++) {
            long start = System.nanoTime();
            work.accept(turn);
            if (turn >= warmUp) {
                millis.add((System.nanoTime() - start) / 1e6);
            }
        }
        return millis;
    }

    /** How many turns a second so many threads get done; the first half of the time warms up. */
    static double throughput(int threads, Duration time, IntConsumer work) throws InterruptedException {
        long start = System.nanoTime();
        long half = start + time.toNanos() / 2;
        long end = start + time.toNanos();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger counted = new AtomicInteger();
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> {
                while (System.nanoTime() < end) {
                    work.accept(next.getAndIncrement());
                    if (System.nanoTime() > half) {
                        counted.incrementAndGet();
                    }
                }
            });
            thread.setUncaughtExceptionHandler((where, failure) -> failures.add(failure));
            all.add(thread);
            thread.start();
        }
        for (Thread thread : all) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("the load failed", failures.peek());
        }
        return counted.get() / (time.toNanos() / 2e9);
    }

    /** As {@link #throughput}, each thread with a connection of its own. */
    static double requests(URI portal, int connections, Duration time, Exchange exchange) throws InterruptedException {
        ConcurrentLinkedQueue<Wire> wires = new ConcurrentLinkedQueue<>();
        ThreadLocal<Wire> own = ThreadLocal.withInitial(() -> {
            Wire wire = new Wire(portal);
            wires.add(wire);
            return wire;
        });
        try {
            return throughput(connections, time, turn -> exchange.on(own.get(), turn));
        } finally {
            wires.forEach(Wire::close);
        }
    }

    /**
     * Milliseconds that each request took from the moment at which it was due, where so many are due each second: what has
     * to wait for others before it waits in the figure too. The first half of the time warms up.
     */
    static List<Double> paced(URI portal, int connections, int perSecond, Duration time, Exchange exchange)
            throws InterruptedException {
        ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime();
        long half = start + time.toNanos() / 2;
        long end = start + time.toNanos();
        double gap = 1e9 / perSecond;
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                try (Wire wire = new Wire(portal)) {
                    for (int turn = number; ; turn += connections) {
                        long due = start + (long) (turn * gap);
                        if (due > end) {
                            return;
                        }
                        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                            LockSupport.parkNanos(wait);
                        }
                        exchange.on(wire, turn);
                        if (due > half) {
                            millis.add((System.nanoTime() - due) / 1e6);
                        }
                    }
                }
            });
            thread.setUncaughtExceptionHandler((where, failure) -> failures.add(failure));
            all.add(thread);
            thread.start();
        }
        for (Thread thread : all) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("the load failed", failures.peek());
        }
        return List.copyOf(millis);
    }

    /** One request and its answer. */
    interface Exchange {

        void on(Wire wire, int turn);
    }

    static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(Double.NaN);
    }
}
