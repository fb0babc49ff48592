package dev.latchkey.permission;

import dev.latchkey.operation.Principal;
import dev.latchkey.operation.ResolvedResource;
import dev.latchkey.policy.evaluation.ApplicablePolicies;

/**
 * A user with all its policies, for a preview of what a change would do.
 *
 * @param policies without what the account's flag grants: the flag is what a preview tries out
 */
public record PolicyHolder(Principal.User user, ApplicablePolicies policies) {

    /** The user as something to act on. */
    public ResolvedResource resource() {
        return new ResolvedResource(user.arn(), user.userId(), user.name(), user.tags());
    }
}
