package dev.latchkey.benchmark.portal;

import dev.latchkey.secret.Hmac;
import dev.latchkey.secret.Sha256;
import dev.latchkey.support.PortalData;
import dev.latchkey.support.PortalProcess;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Measures signed calls of the Query API, with load generator, portal and database on the same machine: for each operation
 * the calls a second on 16 connections, and the median and the 99th percentile of a call on one.
 *
 * <p>Arguments: the numbers of users in the database; 1,000 where none is given. Equal calls of one second share their
 * signature, so that the generator costs little; the portal checks each of them.
 */
public final class ApiBenchmarks {

    private static final String KEY = "AKIABENCHMARK0000000";
    private static final String SECRET = "benchmark/only/0123456789abcdefghijklmno";
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";
    private static final int CONNECTIONS = 16;
    private static final Duration LOAD = Duration.ofSeconds(20);
    /** The compiler of the virtual machine shares the processors with the load and takes its time. */
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    private static final List<String> OPERATIONS =
            List.of("GetUser", "ListAccessKeys", "GetAccountSummary", "ListUsers", "sts GetCallerIdentity");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final URI address;
    private final Map<Long, byte[]> signed = new ConcurrentHashMap<>();

    private ApiBenchmarks(URI address) {
        this.address = address;
    }

    public static void main(String[] arguments) throws Exception {
        for (String size : arguments.length == 0 ? List.of("1000") : List.of(arguments)) {
            int users = Integer.parseInt(size);
            try (PortalData data = PortalData.create()) {
                try (PortalProcess portal = settings(data).startAndAwaitReady()) {
                    new DataSet(data, users).fill();
                    System.out.printf("%n%,d users%n%-24s%10s%10s%10s%n", users, "", "calls/s", "p50 ms", "p99 ms");
                    warmUp(portal.address("/"));
                    for (String operation : OPERATIONS) {
                        new ApiBenchmarks(portal.address("/")).measure(operation);
                    }
                }
            }
        }
    }

    private static void warmUp(URI address) throws InterruptedException {
        List<ApiBenchmarks> each =
                OPERATIONS.stream().map(unused -> new ApiBenchmarks(address)).toList();
        Load.requests(address, CONNECTIONS, WARM_UP, (wire, turn) -> {
            int next = turn % OPERATIONS.size();
            wire.ask(each.get(next).request(OPERATIONS.get(next)), 200);
        });
    }

    private void measure(String operation) throws InterruptedException {
        double rate = Load.requests(address, CONNECTIONS, LOAD, (wire, turn) -> wire.ask(request(operation), 200));
        List<Double> millis;
        try (Wire wire = new Wire(address)) {
            millis = Load.oneByOne(500, 3_000, turn -> wire.ask(request(operation), 200)).stream()
                    .sorted()
                    .toList();
        }
        System.out.printf(
                Locale.ROOT,
                "%-24s%10.0f%10.2f%10.2f%n",
                operation,
                rate,
                millis.get(millis.size() / 2),
                millis.get(millis.size() * 99 / 100));
    }

    private byte[] request(String operation) {
        long second = System.currentTimeMillis() / 1000;
        return signed.computeIfAbsent(second, unused -> sign(operation, TIME.format(Instant.ofEpochSecond(second))));
    }

    private byte[] sign(String operation, String time) {
        boolean isSts = operation.startsWith("sts ");
        String service = isSts ? "sts" : "iam";
        String body = "Action=" + operation.replace("sts ", "") + "&Version=" + (isSts ? "2011-06-15" : "2010-05-08");
        String scope = time.substring(0, 8) + "/local-1/" + service + "/aws4_request";
        String canonical = "POST\n/\n\ncontent-type:" + FORM + "\nhost:" + address.getAuthority() + "\nx-amz-date:"
                + time + "\n\ncontent-type;host;x-amz-date\n" + hex(body);
        byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = Hmac.sha256(key, part);
        }
        String signature = HexFormat.of()
                .formatHex(Hmac.sha256(key, "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + hex(canonical)));
        return Wire.post(
                address,
                "/",
                "Content-Type: " + FORM + "\r\nX-Amz-Date: " + time
                        + "\r\nAuthorization: AWS4-HMAC-SHA256 Credential=" + KEY + "/" + scope
                        + ", SignedHeaders=content-type;host;x-amz-date, Signature=" + signature + "\r\n",
                body);
    }

    private static String hex(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static PortalProcess.Settings settings(PortalData data) {
        return PortalProcess.on(data.path())
                .asOperatorsStartIt()
                .with("latchkey.bootstrap.account-id", DataSet.ACCOUNT)
                .with("latchkey.bootstrap.user-name", DataSet.ADMINISTRATOR)
                .with("latchkey.bootstrap.password", DataSet.PASSWORD)
                .with("latchkey.bootstrap.access-key-id", KEY)
                .with("latchkey.bootstrap.secret-access-key", SECRET)
                .with("latchkey.api.requests-per-second", "0");
    }
}
