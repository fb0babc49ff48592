package dev.latchkey.benchmark.portal;

import dev.latchkey.support.PortalData;
import dev.latchkey.support.PortalProcess;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures signed calls of the Query API, with load generator, portal and database on the same machine: for each operation
 * the calls a second on 16 connections, the 99th percentile of what a call takes from the moment at which it is due while
 * half as many come, and the median of calls that come one by one. After several sizes it tells what the last one is to
 * the first.
 *
 * <p>Arguments: the numbers of users in the database; 1,000 where none is given.
 */
public final class ApiBenchmarks {

    private static final String KEY = "AKIABENCHMARK0000000";
    private static final String SECRET = "benchmark/only/0123456789abcdefghijklmno";
    private static final int CONNECTIONS = 16;
    private static final Duration LOAD = Duration.ofSeconds(15);
    private static final Duration HALF_LOAD = Duration.ofSeconds(6);
    /** The compiler of the virtual machine shares the processors with the load and takes its time. */
    private static final Duration WARM_UP = Duration.ofSeconds(50);

    /** What is promised for the first two, and what is enough to be measured at for all. */
    private static final int ENOUGH = 5_000;

    private static final List<String> OPERATIONS =
            List.of("GetUser", "ListAccessKeys", "GetAccountSummary", "ListUsers", "sts GetCallerIdentity");

    private final URI portal;

    private ApiBenchmarks(URI portal) {
        this.portal = portal;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> sizes = arguments.length == 0 ? List.of("1000") : List.of(arguments[0].split(",", -1));
        Map<String, Figures> first = new LinkedHashMap<>();
        Map<String, Figures> last = new LinkedHashMap<>();
        for (String size : sizes) {
            int users = Integer.parseInt(size);
            last = measure(users);
            if (first.isEmpty()) {
                first = last;
            }
        }
        if (sizes.size() > 1) {
            System.out.printf("%n%-24s%12s%12s%n", "last size to first", "calls/s", "p50");
            for (String operation : OPERATIONS) {
                Figures before = first.get(operation);
                Figures after = last.get(operation);
                System.out.printf(
                        Locale.ROOT,
                        "%-24s%12.2f%12.2f%n",
                        operation,
                        after.rate() / before.rate(),
                        after.median() / before.median());
            }
        }
    }

    private static Map<String, Figures> measure(int users) throws Exception {
        Map<String, Figures> figures = new LinkedHashMap<>();
        try (PortalData data = PortalData.create()) {
            try (PortalProcess process = settings(data).startAndAwaitReady()) {
                new DataSet(data, users).fill();
                ApiBenchmarks benchmark = new ApiBenchmarks(process.address("/"));
                System.out.printf("%n%-24s%10s%10s%10s%10s%n", users + " users", "calls/s", "at", "p99 ms", "p50 ms");
                benchmark.warmUp();
                for (String operation : OPERATIONS) {
                    figures.put(operation, benchmark.measure(operation));
                }
                SignatureTime.print(benchmark.call("GetUser"), SECRET);
                new SameTime(benchmark.portal, KEY, SECRET).print();
            }
        }
        return figures;
    }

    private void warmUp() throws InterruptedException {
        List<SignedCall> calls = OPERATIONS.stream().map(this::call).toList();
        Load.requests(
                portal,
                CONNECTIONS,
                WARM_UP,
                (wire, turn) -> wire.ask(calls.get(turn % calls.size()).bytes(), 200));
    }

    private Figures measure(String operation) throws InterruptedException {
        SignedCall call = call(operation);
        double rate = Load.requests(portal, CONNECTIONS, LOAD, (wire, turn) -> wire.ask(call.bytes(), 200));
        int half = (int) Math.min(ENOUGH, rate) / 2;
        List<Double> due =
                Load.paced(portal, CONNECTIONS, half, HALF_LOAD, (wire, turn) -> wire.ask(call.bytes(), 200)).stream()
                        .sorted()
                        .toList();
        double median;
        try (Wire wire = new Wire(portal)) {
            median = Load.median(Load.oneByOne(500, 2_000, turn -> wire.ask(call.bytes(), 200)));
        }
        System.out.printf(
                Locale.ROOT,
                "%-24s%10.0f%10d%10.2f%10.2f%n",
                operation,
                rate,
                half,
                due.get(due.size() * 99 / 100),
                median);
        return new Figures(rate, median);
    }

    private SignedCall call(String operation) {
        return SignedCall.of(portal, KEY, SECRET, operation);
    }

    private static PortalProcess.Settings settings(PortalData data) {
        return PortalProcess.on(data.path())
                .asOperatorsStartIt()
                .with("latchkey.bootstrap.account-id", DataSet.ACCOUNT)
                .with("latchkey.bootstrap.user-name", DataSet.ADMINISTRATOR)
                .with("latchkey.bootstrap.password", DataSet.PASSWORD)
                .with("latchkey.bootstrap.access-key-id", KEY)
                .with("latchkey.bootstrap.secret-access-key", SECRET)
                .with("latchkey.api.requests-per-second", "0")
                .with("latchkey.api.refused-signatures-per-second", "0");
    }

    /** What is compared between two sizes. */
    private record Figures(double rate, double median) {}
}
