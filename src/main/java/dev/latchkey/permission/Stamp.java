package dev.latchkey.permission;

import dev.latchkey.operation.Permit;
import java.time.Clock;
import java.time.Instant;

/** Who changes a policy, by the name of the moment, and when. */
record Stamp(String by, Instant at) {

    static Stamp of(Permit permit, Clock clock) {
        return new Stamp(permit.caller().principal().name(), clock.instant());
    }
}
