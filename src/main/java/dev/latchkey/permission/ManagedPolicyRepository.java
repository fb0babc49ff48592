package dev.latchkey.permission;

import dev.latchkey.platform.Ascii;
import dev.latchkey.secret.Sha256;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** The stored managed policies, their versions and attachments. */
@ApplicationScoped
class ManagedPolicyRepository implements PanacheRepositoryBase<ManagedPolicy, String> {

    Optional<ManagedPolicy> named(String owner, String name) {
        return find("owner = ?1 and policyNameKey = ?2", owner, Ascii.lower(name))
                .firstResultOptional();
    }

    /** The policy of that ARN, if the account may use it: its own ones and those of AWS. */
    Optional<ManagedPolicy> withArn(String accountId, String arn) {
        String[] parts = arn.split(":", 6);
        if (parts.length < 6 || !parts[4].equals("aws") && !parts[4].equals(accountId)) {
            return Optional.empty();
        }
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        return named(parts[4], name).filter(policy -> policy.arn().equals(arn));
    }

    void addVersion(String policyId, int version, String document, Instant now) {
        getSession()
                .createNativeMutationQuery("insert into managed_policy_version"
                        + " (policy_id, version, document, document_hash, created_at)"
                        + " values (:policy, :version, :document, :hash, :now)")
                .setParameter("policy", policyId)
                .setParameter("version", version)
                .setParameter("document", document)
                .setParameter("hash", Sha256.hex(document.getBytes(StandardCharsets.UTF_8)))
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Attaches to a user; nothing happens where it is attached. Answers how many are attached then. */
    long attachToUser(String userId, String policyId, Instant now) {
        getSession()
                .createNativeMutationQuery("insert into user_policy_attachment (user_id, policy_id, attached_at)"
                        + " values (:user, :policy, :now) on conflict do nothing")
                .setParameter("user", userId)
                .setParameter("policy", policyId)
                .setParameter("now", now)
                .executeUpdate();
        return getSession()
                .createNativeQuery("select count(*) from user_policy_attachment where user_id = :user", Long.class)
                .setParameter("user", userId)
                .getSingleResult();
    }

    /** Attaches to a group; nothing happens where it is attached. Answers how many are attached then. */
    long attachToGroup(String groupId, String policyId, Instant now) {
        getSession()
                .createNativeMutationQuery("insert into group_policy_attachment (group_id, policy_id, attached_at)"
                        + " values (:group, :policy, :now) on conflict do nothing")
                .setParameter("group", groupId)
                .setParameter("policy", policyId)
                .setParameter("now", now)
                .executeUpdate();
        return getSession()
                .createNativeQuery("select count(*) from group_policy_attachment where group_id = :group", Long.class)
                .setParameter("group", groupId)
                .getSingleResult();
    }
}
