package dev.latchkey.identity;

import java.time.Instant;
import java.util.Optional;

/** What may be told of an account. */
public record AccountMetadata(String accountId, Optional<String> alias, String canonicalUserId, Instant createDate) {

    static AccountMetadata of(Account account) {
        return new AccountMetadata(
                account.accountId, Optional.ofNullable(account.alias), account.canonicalUserId, account.createdAt);
    }
}
