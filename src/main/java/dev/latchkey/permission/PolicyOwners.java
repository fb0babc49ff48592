package dev.latchkey.permission;

import dev.latchkey.identity.Missing;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.ResolvedResource;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the users and groups whose policies are simulated. */
@ApplicationScoped
class PolicyOwners {

    private static final String PREFIX = "arn:aws:iam::";
    private static final int ACCOUNT_DIGITS = 12;

    private final StoredPolicies stored;

    PolicyOwners(StoredPolicies stored) {
        this.stored = stored;
    }

    /**
     * A user or group with all its policies, the account's flag left out.
     *
     * @param user null for a group
     */
    record Owner(Principal.@Nullable User user, ApplicablePolicies policies) {}

    /** What that ARN means to the door: the user or group of its name, whatever path it has. */
    static ResourceReference reference(String arn) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        if (isOf("user", arn)) {
            return new ResourceReference.UserNamed(name);
        }
        return isOf("group", arn)
                ? new ResourceReference.GroupNamed(name)
                : new ResourceReference.AlreadyRead(ResolvedResource.unstored(arn, null));
    }

    /**
     * The one that was permitted to be simulated.
     *
     * @throws OperationFailed InvalidInput for what is no ARN of a user or group, NoSuchEntity where there is none
     */
    Owner required(Permit permit, String arn) {
        if (isOf("user", arn) && isIn(permit.accountId(), arn)) {
            Missing.requireUser(permit);
            Principal.User user = user(permit.accountId(), permit.resource());
            return new Owner(user, withoutFlag(stored.policiesOf(user)));
        }
        if (isOf("group", arn) && isIn(permit.accountId(), arn)) {
            return new Owner(null, stored.policiesOfGroup(Missing.requireGroup(permit)));
        }
        if (arn.startsWith(PREFIX)) {
            throw new OperationFailed(ErrorCode.NO_SUCH_ENTITY, "The entity " + arn + " cannot be found.");
        }
        throw new OperationFailed(ErrorCode.INVALID_INPUT, "ARN " + arn + " is not valid.");
    }

    /** A stored user as somebody who asks. */
    static Principal.User user(String accountId, ResolvedResource user) {
        int path = user.arn().indexOf(":user/") + ":user".length();
        return new Principal.User(
                accountId,
                String.valueOf(user.uniqueId()),
                user.arn().substring(path, user.arn().lastIndexOf('/') + 1),
                String.valueOf(user.name()),
                user.tags());
    }

    /** The user that an ARN speaks of, whether there is one or not. */
    static Optional<Principal.User> userIn(String arn) {
        int account = PREFIX.length();
        boolean wellFormed = isOf("user", arn)
                && arn.length() > account + ACCOUNT_DIGITS
                && arn.indexOf(":user/") == account + ACCOUNT_DIGITS;
        return wellFormed
                ? Optional.of(user(
                        arn.substring(account, account + ACCOUNT_DIGITS),
                        new ResolvedResource(arn, "AIDA", arn.substring(arn.lastIndexOf('/') + 1), Map.of())))
                : Optional.empty();
    }

    /** The same without what the account setting grants. */
    static ApplicablePolicies withoutFlag(ApplicablePolicies all) {
        List<AttachedPolicy> own = all.identity().stream()
                .filter(policy -> policy.origin().kind() != PolicyOrigin.Kind.ACCOUNT_SETTING)
                .toList();
        return new ApplicablePolicies(own, all.boundary(), all.session());
    }

    private static boolean isOf(String type, String arn) {
        return arn.startsWith(PREFIX) && arn.contains(":" + type + "/");
    }

    private static boolean isIn(String accountId, String arn) {
        return arn.startsWith(accountId, PREFIX.length());
    }
}
