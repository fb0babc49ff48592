package dev.latchkey.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A group of users, to which policies are attached. */
@Entity
@Table(name = "iam_group")
class Group {

    @Id
    String groupId;

    String accountId;

    String path;

    String groupName;

    String groupNameKey;

    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it.
    Group() {}

    Group(String groupId, String accountId, Path path, GroupName name, Instant createdAt) {
        this.groupId = groupId;
        this.accountId = accountId;
        this.path = path.text();
        this.groupName = name.text();
        this.groupNameKey = name.key();
        this.createdAt = createdAt;
    }

    String arn() {
        return "arn:aws:iam::" + accountId + ":group" + path + groupName;
    }
}
