package dev.latchkey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.PortalData;
import dev.latchkey.support.PortalProcess;
import org.jspecify.annotations.Nullable;

/** The packaged portal in demo mode, started once for all walks. */
public final class DemoPortal {

    static final String PASSWORD = "Latchkey-demo-2026!";

    private static final PortalData DATA = PortalData.create();

    private static @Nullable PortalProcess running;

    private DemoPortal() {}

    /** The address of the running portal, which is started when it is first asked for. */
    public static String address() {
        return "http://localhost:" + process().port();
    }

    /** What lies below it. */
    static PortalData data() {
        return DATA;
    }

    /** The running portal, which is started when it is first asked for. */
    static synchronized PortalProcess process() {
        if (running == null) {
            PortalProcess started = PortalProcess.on(DATA.path())
                    .withVariable("LATCHKEY_DEMO", "true")
                    // Two words in a name: the framework could read this variable in more than one way.
                    .withVariable("LATCHKEY_SESSION_FRESH_PROOF", "15m")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            running = started.awaitReady();
        }
        return running;
    }

    /** What a command of the host prints that is run beside the running portal. */
    static String afterAsking(String... words) {
        assertThat(process().isAlive()).isTrue();
        try (PortalProcess command = PortalProcess.on(DATA.path())
                .withVariable("LATCHKEY_DEMO", "true")
                .asking(words)
                .start()) {
            assertThat(command.awaitExit()).as(command.output()).isZero();
            return command.output();
        }
    }
}
