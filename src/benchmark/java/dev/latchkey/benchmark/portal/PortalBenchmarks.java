package dev.latchkey.benchmark.portal;

import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalData;
import dev.latchkey.support.PortalProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Measures the packaged portal, with load generator, portal and database on the same machine, and prints one table: a
 * column for each number of users, and the ratio of the last to the first.
 *
 * <p>Arguments: the numbers of users; 1,000 and 1,000,000 where none is given.
 */
public final class PortalBenchmarks {

    private static final int SESSIONS = 100;
    private static final int CONNECTIONS = 16;

    /** What a user may do, by the user's number modulo their number: see {@link DataSet}. */
    private static final List<String> KINDS = List.of("password open", "all open");

    private static final Duration LOAD = Duration.ofSeconds(20);
    /** The compiler of the virtual machine shares the processors with the load and takes its time. */
    private static final Duration WARM_UP = Duration.ofSeconds(80);

    private static final Duration IDLE = Duration.ofSeconds(70);

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

    private final int users;
    private final PortalData data = PortalData.create();
    private final Map<String, Double> results = new LinkedHashMap<>();

    private PortalBenchmarks(int users) {
        this.users = users;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> sizes = arguments.length == 0 ? List.of("1000", "1000000") : List.of(arguments);
        List<Map<String, Double>> columns = new ArrayList<>();
        for (String size : sizes) {
            PortalBenchmarks run = new PortalBenchmarks(Integer.parseInt(size));
            run.measure();
            columns.add(run.results);
        }
        print(sizes, columns);
    }

    private void measure() throws Exception {
        try (data) {
            results.put("first start, ms", StartTimes.of(settings(data)));
            PortalProcess filled = settings(data).startAndAwaitReady();
            new DataSet(data, users).fill();
            filled.close();
            StartTimes.measureWarm(data, results);
            try (PortalProcess portal = settings(data).startAndAwaitReady()) {
                measure(portal);
            }
        }
    }

    private void measure(PortalProcess portal) throws Exception {
        URI address = portal.address("/");
        List<byte[]> views = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            PortalClient person = signIn(address, i);
            person.get("/security-credentials");
            views.add(Wire.get(
                    address,
                    "/security-credentials",
                    "Cookie: __Host-sid=" + person.cookie("__Host-sid").orElseThrow()
                            + "\r\nAccept-Encoding: gzip\r\n"));
        }
        results.put("resident memory with " + SESSIONS + " sessions, MiB", residentMemory(portal.pid()));
        // It is given back while nothing happens.
        Thread.sleep(IDLE.toMillis());
        results.put("the same, idle for a while, MiB", residentMemory(portal.pid()));

        results.put("commit of the database, ms", commit());
        results.put("bare hashes, 1/s, on all processors", hashesPerSecond());
        Load.requests(address, CONNECTIONS, WARM_UP, (wire, turn) -> wire.ask(views.get(turn % SESSIONS), 200));
        for (int kind = 0; kind < KINDS.size(); kind++) {
            List<byte[]> ofKind = every(views, KINDS.size(), kind);
            try (Wire wire = new Wire(address)) {
                results.put(
                        "page view, " + KINDS.get(kind) + ", ms",
                        Load.median(Load.oneByOne(300, 300, turn -> wire.ask(ofKind.get(turn % ofKind.size()), 200))));
            }
            results.put(
                    "page views, " + KINDS.get(kind) + ", 1/s",
                    Load.requests(
                            address,
                            CONNECTIONS,
                            LOAD,
                            (wire, turn) -> wire.ask(ofKind.get(turn % ofKind.size()), 200)));
        }
        List<byte[]> forms = signInForms(address, 40 * (int) LOAD.toSeconds());
        results.put(
                "sign-ins, 1/s",
                Load.requests(
                        address,
                        2 * processors(),
                        LOAD,
                        (wire, turn) -> wire.ask(forms.get(turn % forms.size()), 303)));
        results.put("bare hash, ms", Load.median(Load.oneByOne(20, 100, turn -> bareHash())));
        results.put("sign-in, ms", oneByOne(address, signInForms(address, 120)));
        new MfaSteps(address).measure(results);
        results.put("password change, ms", passwordChange(address));
        results.put("resident memory after all that, MiB", residentMemory(portal.pid()));
    }

    /** The portal as it is measured. */
    static PortalProcess.Settings settings(PortalData data) {
        return PortalProcess.on(data.path())
                .asOperatorsStartIt()
                .with("latchkey.bootstrap.account-id", DataSet.ACCOUNT)
                .with("latchkey.bootstrap.user-name", DataSet.ADMINISTRATOR)
                .with("latchkey.bootstrap.password", DataSet.PASSWORD)
                .with("latchkey.throttle.network-failures", "100000");
    }

    /** Users from all over the tables. */
    private int spread(int turn) {
        return (int) (turn * 7919L % users);
    }

    private static PortalClient signIn(URI portal, int user) {
        PortalClient person = PortalClient.at(portal);
        int status = person.signIn(DataSet.accountOf(user), DataSet.nameOf(user), DataSet.PASSWORD)
                .status();
        if (status != 303) {
            throw new IllegalStateException("signing in as " + user + " answered " + status);
        }
        return person;
    }

    /** Sign-in forms as browsers send them, each fetched beforehand: a sign-in is what the button does. */
    private List<byte[]> signInForms(URI portal, int count) {
        List<byte[]> forms = new ArrayList<>();
        PortalClient browser = PortalClient.at(portal);
        for (int turn = 0; turn < count; turn++) {
            int user = spread(turn);
            String body = browser.signInForm(DataSet.accountOf(user), DataSet.nameOf(user), DataSet.PASSWORD)
                    .encoded();
            forms.add(Wire.post(portal, "/signin", FORM + "Cookie: " + browser.cookies() + "\r\n", body));
        }
        return forms;
    }

    /** The median of forms that are sent once each, one after the other; the first twenty warm up. */
    private static double oneByOne(URI portal, List<byte[]> forms) {
        try (Wire wire = new Wire(portal)) {
            return Load.median(Load.oneByOne(20, forms.size() - 20, turn -> wire.ask(forms.get(turn), 303)));
        }
    }

    /** Every so manieth, beginning with one. */
    private static <T> List<T> every(List<T> all, int step, int first) {
        List<T> some = new ArrayList<>();
        for (int i = first; i < all.size(); i += step) {
            some.add(all.get(i));
        }
        return some;
    }

    private double passwordChange(URI portal) {
        List<PortalClient.Filled> forms = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            forms.add(signIn(portal, SESSIONS + i)
                    .get("/security-credentials/password")
                    .form("/security-credentials/password")
                    .with("secret-oldPassword", DataSet.PASSWORD)
                    .with("secret-newPassword", "Wet-Heron-Ladder-" + (100 + i))
                    .with("secret-confirmPassword", "Wet-Heron-Ladder-" + (100 + i)));
        }
        return Load.median(Load.oneByOne(10, 30, turn -> {
            int status = forms.get(turn).submit().status();
            if (status != 303) {
                throw new IllegalStateException("changing the password answered " + status);
            }
        }));
    }

    private static double hashesPerSecond() throws InterruptedException {
        return Load.throughput(processors(), Duration.ofSeconds(10), turn -> bareHash());
    }

    /** What the portal's default parameters cost by themselves, in this very run. */
    private static void bareHash() {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(19_456)
                .withIterations(2)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        generator.generateBytes(DataSet.PASSWORD.toCharArray(), new byte[32]);
    }

    /** What it takes to write one small row for good. */
    private double commit() throws SQLException {
        try (Connection connection = data.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists measured_commit (number int)");
            double millis = Load.median(Load.oneByOne(50, 200, turn -> {
                try {
                    statement.execute("insert into measured_commit values (" + turn + ")");
                } catch (SQLException failure) {
                    throw new IllegalStateException(failure);
                }
            }));
            statement.execute("drop table measured_commit");
            return millis;
        }
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static double residentMemory(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    static void print(List<String> sizes, List<Map<String, Double>> columns) {
        StringBuilder table = new StringBuilder(String.format("%n%-44s", "users"));
        sizes.forEach(size -> table.append(String.format("%14s", size)));
        table.append(String.format("%10s%n", "ratio"));
        for (String name : columns.get(0).keySet()) {
            table.append(String.format("%-44s", name));
            columns.forEach(column -> table.append(String.format(Locale.ROOT, "%14.1f", column.get(name))));
            double ratio =
                    columns.get(columns.size() - 1).get(name) / columns.get(0).get(name);
            table.append(String.format(Locale.ROOT, "%10.2f%n", ratio));
        }
        System.out.println(table);
    }
}
