package dev.latchkey.permission;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.CallerCredential.ConsoleSession;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.ResolvedResource;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Transactions;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.PolicyEngine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Knows who can administer an account: whoever may attach AdministratorAccess to themselves, in a session with MFA. Who
 * takes that away from themselves is asked once more where nobody else is left.
 */
@ApplicationScoped
public class Administrators {

    private static final String EVERYTHING = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final int PAGE = 1000;
    private static final int MOST_PAGES = 50;

    private final StoredPolicies policies;
    private final PolicyHolders holders;
    private final Transactions transactions;
    private final Sql sql;
    private final Clock clock;

    Administrators(StoredPolicies policies, PolicyHolders holders, Transactions transactions, Sql sql, Clock clock) {
        this.policies = policies;
        this.holders = holders;
        this.transactions = transactions;
        this.sql = sql;
        this.clock = clock;
    }

    /** Whether the caller can administer the account. */
    public boolean include(Caller caller) {
        return caller.principal() instanceof Principal.User user
                && transactions.read(() -> isOne(caller, user, policies.policiesOf(user)));
    }

    /**
     * In the transaction of a change: insists that somebody is left who can administer the account.
     *
     * @throws NobodyLeft if nobody is; nothing is changed then
     */
    public void requireOne(Caller caller) {
        // Two who leave at the same moment must not each count on the other.
        sql.all(
                "select account_id from account where account_id = ? for no key update",
                row -> row.text("account_id"),
                caller.accountId());
        if (!include(caller) && !isAnyOther(caller)) {
            throw new NobodyLeft();
        }
    }

    /** Nobody would be left who can administer the account. */
    public static final class NobodyLeft extends OperationFailed {

        private static final long serialVersionUID = 1L;

        NobodyLeft() {
            super(
                    ErrorCode.DELETE_CONFLICT,
                    "Nobody would be left who can administer the account.",
                    List.of(new FieldProblem("confirmation", "Nobody would be left who can administer this account.")));
        }
    }

    private boolean isAnyOther(Caller caller) {
        String after = "";
        for (int i = 0; i < MOST_PAGES; i++) {
            PolicyHolders.Page page = holders.after(caller.accountId(), after, PAGE);
            if (page.holders().stream().anyMatch(holder -> isOne(caller, holder.user(), holder.policies()))) {
                return true;
            }
            if (page.last()) {
                return false;
            }
            after = page.end();
        }
        return false;
    }

    private boolean isOne(Caller caller, Principal.User user, ApplicablePolicies all) {
        Instant now = clock.instant();
        Caller withMfa = new Caller(user, new ConsoleSession("administrators", now, now), caller.origin());
        ResolvedResource own = new ResolvedResource(user.arn(), user.userId(), user.name(), user.tags());
        return PolicyEngine.decide(
                        withMfa.asksFor("iam:AttachUserPolicy", own, Map.of("iam:PolicyARN", List.of(EVERYTHING)), now),
                        all)
                .isAllowed();
    }
}
