package dev.latchkey.identity;

import dev.latchkey.operation.ResolvedResource;
import java.util.Optional;

/** Knows the stored managed policies, as things to act on and as permissions boundaries of users. */
public interface PolicyResources {

    /** The policy of that ARN which the account may use, its own or one of AWS, ignoring the case of its name. */
    Optional<ResolvedResource> find(String accountId, String arn);

    /** The ARN of the policy with that unique id. */
    String arnOf(String policyId);
}
