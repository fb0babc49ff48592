package dev.latchkey.audit;

import java.util.Optional;

/**
 * One row of the trail as pages show it.
 *
 * @param trial where the same request is tried with the policies of now; for refused ones, and for whoever may simulate
 */
public record ShownActivity(Activity activity, Optional<String> trial) {}
