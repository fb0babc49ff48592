package dev.latchkey.permission;

import dev.latchkey.platform.Ascii;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A policy of its own name and ARN, which can be attached to many; its text lives in its versions. */
@Entity
@Table(name = "managed_policy")
class ManagedPolicy {

    @Id
    String policyId;

    /** The account that it belongs to, or {@code aws}. */
    String owner;

    String path;

    String policyName;

    String policyNameKey;

    String description;

    int defaultVersion;

    /** The highest version number ever given: numbers are never used again. */
    int lastVersion;

    Instant createdAt;

    Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it.
    ManagedPolicy() {}

    ManagedPolicy(String policyId, String owner, String path, String policyName, String description, Instant now) {
        this.policyId = policyId;
        this.owner = owner;
        this.path = path;
        this.policyName = policyName;
        this.policyNameKey = Ascii.lower(policyName);
        this.description = description;
        this.defaultVersion = 1;
        this.lastVersion = 1;
        this.createdAt = now;
        this.updatedAt = now;
    }

    String arn() {
        return "arn:aws:iam::" + owner + ":policy" + path + policyName;
    }
}
