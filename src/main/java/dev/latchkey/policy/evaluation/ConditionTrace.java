package dev.latchkey.policy.evaluation;

import java.util.List;

/** How one condition key under one operator fared; no request values means that the key is missing. */
public record ConditionTrace(
        String operator, String key, List<String> policyValues, List<String> requestValues, boolean holds) {}
