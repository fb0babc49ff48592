package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.document.Position;
import org.jspecify.annotations.Nullable;

/** The statement that made a decision: its policy, its Sid where it has one, its index from 0 and its place. */
public record DecidingStatement(
        PolicyOrigin origin, @Nullable String sid, int index, Position start, Position end) {}
