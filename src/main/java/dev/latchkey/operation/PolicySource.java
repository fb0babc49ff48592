package dev.latchkey.operation;

import dev.latchkey.policy.evaluation.ApplicablePolicies;

/** Knows which policies apply to a caller at this moment. */
public interface PolicySource {

    /** All policies of the caller with the account's flag, read in the current transaction by one statement. */
    ApplicablePolicies policiesOf(Principal principal);
}
