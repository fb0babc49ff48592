package dev.latchkey.permission;

import dev.latchkey.platform.Sql;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A policy of its own name and ARN, which can be attached to many; its text lives in its versions.
 *
 * @param owner the account that it belongs to, or {@code aws}
 * @param lastVersion the highest version number ever given: numbers are never used again
 * @param updatedBy who changed it last; null where nobody knows
 */
record ManagedPolicy(
        String policyId,
        String owner,
        String path,
        String policyName,
        String nameKey,
        String description,
        int defaultVersion,
        int lastVersion,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String updatedBy) {

    static ManagedPolicy of(Sql.Row row) {
        return new ManagedPolicy(
                row.text("policy_id"),
                row.text("owner"),
                row.text("path"),
                row.text("policy_name"),
                row.text("policy_name_key"),
                row.text("description"),
                row.number("default_version"),
                row.number("last_version"),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.optionalText("updated_by"));
    }

    String arn() {
        return PolicyArns.arn(owner, path, policyName);
    }

    /** Whether it is one of AWS, which nobody changes. */
    boolean isOfAws() {
        return owner.equals(PolicyArns.AWS);
    }
}
