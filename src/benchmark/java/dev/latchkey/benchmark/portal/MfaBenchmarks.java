package dev.latchkey.benchmark.portal;

import dev.latchkey.credential.mfa.CodeBenchmark;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalData;
import dev.latchkey.support.PortalProcess;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures what MFA costs at the packaged portal, as {@link PortalBenchmarks} does among other things, and prints it. */
public final class MfaBenchmarks {
    private static final int USERS = 1000;
    private static final Duration WARM_UP = Duration.ofSeconds(30);

    private MfaBenchmarks() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, Double> results = new LinkedHashMap<>();
        results.put("comparing a code, \u00b5s", CodeBenchmark.micros());
        try (PortalData data = PortalData.create()) {
            PortalProcess filled = PortalBenchmarks.settings(data).startAndAwaitReady();
            new DataSet(data, USERS).fill();
            filled.close();
            try (PortalProcess portal = PortalBenchmarks.settings(data).startAndAwaitReady()) {
                URI address = portal.address("/");
                warmUp(address);
                new MfaSteps(address).measure(results);
            }
        }
        PortalBenchmarks.print(List.of(Integer.toString(USERS)), List.of(results));
    }

    private static void warmUp(URI address) throws InterruptedException {
        PortalClient person = PortalClient.at(address);
        person.signIn(DataSet.accountOf(1), DataSet.nameOf(1), DataSet.PASSWORD);
        byte[] page = Wire.get(address, "/security-credentials", "Cookie: " + person.cookies() + "\r\n");
        Load.requests(address, 4, WARM_UP, (wire, turn) -> wire.ask(page, 200));
    }
}
