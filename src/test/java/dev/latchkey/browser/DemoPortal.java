package dev.latchkey.browser;

import dev.latchkey.support.PortalProcess;
import dev.latchkey.support.TemporaryDirectory;
import org.jspecify.annotations.Nullable;

/** The packaged portal in demo mode, started once for all walks. */
final class DemoPortal {

    static final String PASSWORD = "Latchkey-demo-2026!";

    private static @Nullable PortalProcess running;

    private DemoPortal() {}

    /** The address of the running portal, which is started when it is first asked for. */
    static synchronized String address() {
        if (running == null) {
            PortalProcess started = PortalProcess.on(
                            TemporaryDirectory.create("latchkey-demo").path())
                    .withVariable("LATCHKEY_DEMO", "true")
                    // Two words in a name: the framework could read this variable in more than one way.
                    .withVariable("LATCHKEY_SESSION_FRESH_PROOF", "15m")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            running = started.awaitReady();
        }
        return "http://localhost:" + running.port();
    }
}
