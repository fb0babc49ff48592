package dev.latchkey.identity;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** That a user belongs to a group. */
@Entity
@Table(name = "group_membership")
class GroupMembership {

    @EmbeddedId
    Key id;

    Instant addedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it.
    GroupMembership() {}

    /** Who belongs to which. */
    @Embeddable
    record Key(String userId, String groupId) implements Serializable {}
}
