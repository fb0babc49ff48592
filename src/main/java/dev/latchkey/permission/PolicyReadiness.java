package dev.latchkey.permission;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reports how many policies could not be read. The portal stays ready: their holders are denied everything, and nobody else
 * is helped by one that takes no requests.
 */
@Readiness
@ApplicationScoped
class PolicyReadiness implements HealthCheck {

    private final UnreadableTexts unreadable;

    PolicyReadiness(UnreadableTexts unreadable) {
        this.unreadable = unreadable;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("policies")
                .withData("unreadable", unreadable.count())
                .up()
                .build();
    }
}
