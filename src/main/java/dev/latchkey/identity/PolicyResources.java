package dev.latchkey.identity;

import dev.latchkey.operation.ResolvedResource;
import java.util.Optional;

/** Knows the stored managed policies, as things to act on. */
public interface PolicyResources {

    /** The policy of that ARN which the account may use, its own or one of AWS, ignoring the case of its name. */
    Optional<ResolvedResource> find(String accountId, String arn);
}
