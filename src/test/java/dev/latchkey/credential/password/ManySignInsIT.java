package dev.latchkey.credential.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalData;
import dev.latchkey.support.PortalProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A crowd at the sign-in page takes a bounded share of the machine: the rest of the portal stays quick. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ManySignInsIT {

    private static final int CROWD = 64;
    private static final String PASSWORD = "Latchkey-demo-2026!";

    /** One hash takes 19 MiB; as many as there are processors are computed at once. */
    private static final long MOST_MEMORY_MIB = 600;

    private static final Duration READY_LIMIT = Duration.ofSeconds(1);

    @Test
    @Tag("nightly")
    void for_a_few_seconds() throws Exception {
        withstand(Duration.ofSeconds(5));
    }

    @Test
    @Tag("nightly")
    void for_a_minute() throws Exception {
        withstand(Duration.ofMinutes(1));
    }

    private static void withstand(Duration time) throws Exception {
        try (PortalData data = PortalData.create();
                PortalProcess portal = PortalProcess.on(data.path())
                        .with("latchkey.demo", "true")
                        .startAndAwaitReady()) {
            ConcurrentLinkedQueue<PortalClient.Page> answers = new ConcurrentLinkedQueue<>();
            List<Duration> readiness = new ArrayList<>();
            long end = System.nanoTime() + time.toNanos();
            List<Thread> crowd = crowd(portal.address("/"), end, answers);
            crowd.forEach(Thread::start);
            while (crowd.stream().anyMatch(Thread::isAlive)) {
                long start = System.nanoTime();
                assertThat(portal.get("/health/ready").statusCode()).isEqualTo(200);
                readiness.add(Duration.ofNanos(System.nanoTime() - start));
                crowd.get(0).join(100);
            }

            assertThat(answers)
                    .extracting(PortalClient.Page::status)
                    .contains(303)
                    .containsOnly(303, 503);
            assertThat(answers).filteredOn(answer -> answer.status() == 503).allSatisfy(answer -> assertThat(
                            answer.header("Retry-After"))
                    .isPresent());
            assertThat(percentile99(readiness)).isLessThan(READY_LIMIT);
            assertThat(residentMemory(portal.pid())).isLessThan(MOST_MEMORY_MIB);
            assertThat(portal.output()).doesNotContain("OutOfMemory");
            // Whoever was sent away has failed at nothing: an unknown device gets in at once.
            assertThat(PortalClient.at(portal.address("/"))
                            .signIn("example-corp", "zoe", PASSWORD)
                            .status())
                    .isEqualTo(303);
        }
    }

    private static List<Thread> crowd(URI portal, long end, ConcurrentLinkedQueue<PortalClient.Page> answers) {
        List<Thread> crowd = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            crowd.add(new Thread(() -> {
                PortalClient client = PortalClient.at(portal);
                while (System.nanoTime() < end) {
                    // Only the latest twenty sessions of a user live; a form that one of the others drew is asked
                    // again.
                    PortalClient.Page page = client.dropCookie("__Host-sid").get("/signin?different=true");
                    if (page.status() == 200) {
                        answers.add(page.form("/signin")
                                .with("account", "example-corp")
                                .with("userName", "zoe")
                                .with("secret-password", PASSWORD)
                                .submit());
                    }
                }
            }));
        }
        return crowd;
    }

    private static Duration percentile99(List<Duration> times) {
        Collections.sort(times);
        return times.get((int) (times.size() * 0.99));
    }

    private static long residentMemory(long pid) throws IOException {
        String line = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(each -> each.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
    }
}
