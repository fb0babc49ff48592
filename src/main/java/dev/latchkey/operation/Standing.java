package dev.latchkey.operation;

import dev.latchkey.policy.evaluation.ApplicablePolicies;
import java.util.function.BooleanSupplier;

/**
 * What the decisions about a principal hang on.
 *
 * @param policies all that apply to it
 * @param hasDevice whether it has an MFA device, found out when it is asked
 */
record Standing(ApplicablePolicies policies, BooleanSupplier hasDevice) {}
