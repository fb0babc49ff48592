package dev.latchkey.permission;

import dev.latchkey.identity.TrialPage;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.ResourceReference;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The simulator with a request of the past filled in. */
@Singleton
class SimulatorTrial implements TrialPage {

    private static final String LONG_TERM = "AKIA";

    private final Clock clock;

    SimulatorTrial(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Operation<?> operation(ResourceReference user) {
        return new SimulateRequests(
                user,
                List.of(),
                "",
                new SimulatedSession(SimulatedSession.Kind.NO_MFA, 0, "", clock.instant()),
                "",
                "");
    }

    @Override
    public String href(Past request) {
        String time = request.at()
                .truncatedTo(ChronoUnit.SECONDS)
                .atOffset(ZoneOffset.UTC)
                .toLocalDateTime()
                .toString();
        return SimulatorPage.PATH + "?principal=" + encoded(request.userName()) + "&actions="
                + encoded(request.action()) + "&resource=" + encoded(request.resource()) + "&session="
                + session(request).value() + "&address=" + encoded(request.sourceAddress()) + "&time=" + encoded(time);
    }

    private static SimulatedSession.Kind session(Past request) {
        if (Boolean.TRUE.equals(request.mfa())) {
            return SimulatedSession.Kind.MFA;
        }
        return request.credential() != null && request.credential().startsWith(LONG_TERM)
                ? SimulatedSession.Kind.KEY
                : SimulatedSession.Kind.NO_MFA;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
