package dev.latchkey.platform;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * Lets the virtual machine give memory back while little is asked of the portal: its usual collector looks at the heap only
 * when that is full, and keeps until then what the start and a busy minute have taken.
 */
@Singleton
class IdleMemory {

    private static final String LOOKS_EVERY_MILLIS = "G1PeriodicGCInterval";
    private static final String LEAST_FREE_PERCENT = "MinHeapFreeRatio";
    private static final String MOST_FREE_PERCENT = "MaxHeapFreeRatio";

    void giveBack(@Observes StartupEvent start) {
        @Nullable HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (machine == null) {
            return;
        }
        try {
            if (machine.getVMOption(LOOKS_EVERY_MILLIS).getValue().equals("0")) {
                machine.setVMOption(LOOKS_EVERY_MILLIS, "10000");
                machine.setVMOption(LEAST_FREE_PERCENT, "10");
                machine.setVMOption(MOST_FREE_PERCENT, "30");
            }
        } catch (IllegalArgumentException otherMachine) {
            // It has no such settings, or another collector with other ways.
        }
    }
}
