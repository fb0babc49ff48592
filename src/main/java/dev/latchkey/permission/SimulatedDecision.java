package dev.latchkey.permission;

import dev.latchkey.policy.evaluation.Decision;
import dev.latchkey.policy.evaluation.Explanation;
import dev.latchkey.policy.explanation.Reason;
import java.util.Optional;

/**
 * What the door would answer to one request of a user.
 *
 * @param decision with the service's own rules, which the explanation by policies leaves out
 * @param reason why it is refused and what would open it; empty where it is allowed
 */
record SimulatedDecision(
        String action, String resource, Decision decision, Explanation explanation, Optional<Reason> reason) {}
