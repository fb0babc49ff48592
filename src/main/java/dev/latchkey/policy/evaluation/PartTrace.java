package dev.latchkey.policy.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * How the Action or the Resource of a statement fared: whether the part matches, which element it is, and the entry
 * that the request is like, if there is one. For NotAction and NotResource such an entry is what makes it fail.
 */
public record PartTrace(
        boolean matches, String element, @Nullable String entry) {}
