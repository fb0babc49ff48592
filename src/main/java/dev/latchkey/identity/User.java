package dev.latchkey.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user of an account, found by its unique id for as long as it lives. */
@Entity
@Table(name = "iam_user")
class User {

    @Id
    String userId;

    String accountId;

    String path;

    String userName;

    String userNameKey;

    @Nullable
    String boundaryPolicyId;

    /** Raised by every change of the user that can alter a decision. */
    long authorizationVersion;

    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it.
    User() {}

    User(String userId, String accountId, Path path, UserName name, Instant createdAt) {
        this.userId = userId;
        this.accountId = accountId;
        this.path = path.text();
        this.userName = name.text();
        this.userNameKey = name.key();
        this.createdAt = createdAt;
    }

    String arn() {
        return "arn:aws:iam::" + accountId + ":user" + path + userName;
    }
}
