package dev.latchkey.permission;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.web.TrialPage;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The simulator with a request of the past filled in. */
@Singleton
class SimulatorTrial implements TrialPage {

    private static final String LONG_TERM = "AKIA";
    private static final int MOST_ACTIONS = 10;

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
        String asked = SimulatorPage.PATH + "?principal=" + encoded(request.userName()) + "&actions="
                + encoded(request.action()) + "&resource=" + encoded(request.resource()) + "&session="
                + session(request).value();
        String address = request.sourceAddress().isEmpty() ? "" : "&address=" + encoded(request.sourceAddress());
        return asked + address + (request.at() == null ? "" : "&time=" + encoded(time(request.at())));
    }

    /** The simulator with the first actions that a text speaks of; whose they are is for the viewer to say. */
    static String of(Optional<PolicyVersionMetadata> shown) {
        String actions =
                shown.map(PolicyVersionMetadata::document).map(text -> ChangedActions.between("", text)).stream()
                        .flatMap(changed -> changed.actions().stream())
                        .limit(MOST_ACTIONS)
                        .map(action -> encoded(action.name()))
                        .collect(Collectors.joining("+"));
        return SimulatorPage.PATH + (actions.isEmpty() ? "" : "?actions=" + actions);
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS)
                .atOffset(ZoneOffset.UTC)
                .toLocalDateTime()
                .toString();
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
