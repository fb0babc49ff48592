package dev.latchkey.web;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.Principal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signed-in person.
 *
 * @param caller as whom the person's operations are decided
 * @param accountAlias the alias of the account, if it has one
 * @param canonicalUserId the account's other id
 * @param signedInAt when the session began
 * @param provedAt when the person last proved who they are
 * @param mfaAt when MFA was proved in this session, or null
 * @param endsAt when the session ends if nothing more is asked of it
 * @param flash what the next page has to say, or null
 */
public record Visitor(
        Caller caller,
        Optional<String> accountAlias,
        String canonicalUserId,
        Instant signedInAt,
        Instant provedAt,
        @Nullable Instant mfaAt,
        Instant endsAt,
        Optional<Flash> flash) {

    /** The person's user. */
    public Principal.User user() {
        return caller.user();
    }

    /** How the account is called on pages: its alias, else its id. */
    public String accountLabel() {
        return accountAlias.orElse(caller.accountId());
    }
}
