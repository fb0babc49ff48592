package dev.latchkey.identity;

import java.util.Optional;

/** Finds managed policies that can bound a user; the room of policies answers. */
public interface BoundaryPolicies {

    /** The unique id of the policy of that ARN, if the account may use it. */
    Optional<String> idOf(String accountId, String policyArn);
}
