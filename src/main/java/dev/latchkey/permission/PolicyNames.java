package dev.latchkey.permission;

import jakarta.enterprise.context.ApplicationScoped;

/** Finds the ARN behind the name in a page's address; what is decided about and told of it is the door's business. */
@ApplicationScoped
class PolicyNames {

    private final ManagedPolicies policies;

    PolicyNames(ManagedPolicies policies) {
        this.policies = policies;
    }

    /** The ARN of the stored policy, or the path-less one of a policy that does not exist. */
    String arn(String accountId, PolicyAddress address) {
        return policies.named(accountId, address.owner(), address.name())
                .map(ManagedPolicy::arn)
                .orElseGet(() -> PolicyArns.arn(address.owner(), "/", address.name()));
    }
}
