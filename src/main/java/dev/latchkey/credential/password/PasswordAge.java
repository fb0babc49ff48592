package dev.latchkey.credential.password;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How old a console password is.
 *
 * @param lastUsedAt empty where nobody has signed in with it
 * @param expiresAt empty where passwords do not expire
 */
public record PasswordAge(Instant changedAt, Optional<Instant> lastUsedAt, Optional<Instant> expiresAt) {

    /** From so many days before its end on, a person is told of it. */
    private static final int TOLD_DAYS = 15;

    /** In how many days it expires, while that is near enough to be told; today is none. */
    OptionalInt daysLeft(Instant now) {
        return expiresAt
                .filter(end -> end.isAfter(now) && !end.isAfter(now.plus(Duration.ofDays(TOLD_DAYS))))
                .map(end -> OptionalInt.of((int) Duration.between(now, end).toDays()))
                .orElseGet(OptionalInt::empty);
    }
}
