package dev.latchkey.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account: the wall around its users, groups and policies. */
@Entity
@Table(name = "account")
class Account {

    @Id
    String accountId;

    @Nullable
    String alias;

    String canonicalUserId;

    /** Raised by every change of the account that can alter a decision. */
    long authorizationVersion;

    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it.
    Account() {}

    Account(String accountId, @Nullable String alias, String canonicalUserId, Instant createdAt) {
        this.accountId = accountId;
        this.alias = alias;
        this.canonicalUserId = canonicalUserId;
        this.createdAt = createdAt;
    }
}
