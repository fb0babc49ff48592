package dev.latchkey.permission;

import dev.latchkey.identity.BoundaryPolicies;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The stored managed policies as permissions boundaries of new users. */
@Singleton
class StoredBoundaries implements BoundaryPolicies {

    private final ManagedPolicies policies;

    StoredBoundaries(ManagedPolicies policies) {
        this.policies = policies;
    }

    @Override
    public Optional<String> idOf(String accountId, String policyArn) {
        return policies.withArn(accountId, policyArn).map(ManagedPolicy::policyId);
    }
}
