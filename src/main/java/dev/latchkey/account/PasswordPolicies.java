package dev.latchkey.account;

import dev.latchkey.platform.Transactions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Answers which password policy holds, for the rooms that must obey it whoever asks: judging a new password, expiry at
 * sign-in. Who wants to see the policy asks the door, with {@link GetEffectivePasswordPolicy}.
 */
@ApplicationScoped
public class PasswordPolicies {

    private final PasswordPolicyRepository repository;
    private final Transactions transactions;

    PasswordPolicies(PasswordPolicyRepository repository, Transactions transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    /** The account's own policy, or IAM's default; one statement, in the transaction there is. */
    public PasswordPolicy inForce(String accountId) {
        return transactions.read(() -> repository.inForce(accountId).policy());
    }
}
