package dev.latchkey.permission;

import dev.latchkey.operation.Answer;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.Principal;
import dev.latchkey.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Finds out what another text of a policy would do to everybody who holds it and whom the caller may simulate, a stretch
 * at a time. Never writes; holds one page of users in memory, and no transaction longer than that page takes.
 */
@ApplicationScoped
class PolicyEffects {

    private static final int PAGE = 2000;

    private final Operations operations;
    private final ManagedPolicies policies;
    private final PolicyHolders holders;
    private final StoredPolicies stored;
    private final Sql sql;
    private final Clock clock;

    PolicyEffects(
            Operations operations,
            ManagedPolicies policies,
            PolicyHolders holders,
            StoredPolicies stored,
            Sql sql,
            Clock clock) {
        this.operations = operations;
        this.policies = policies;
        this.holders = holders;
        this.stored = stored;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Begins with nobody evaluated yet.
     *
     * @throws dev.latchkey.operation.OperationRefused if the caller may not simulate
     */
    PolicyEffect begin(Caller caller, String policyArn) {
        return new PolicyEffect(operations.perform(caller, new CountHolders(policyArn)));
    }

    /** Goes on until the time is over or everybody has been evaluated. */
    PolicyEffect advance(Caller caller, String policyArn, PolicyChange change, PolicyEffect effect, Duration time) {
        // A measure of patience, no time that anything hangs on: the monotonic clock serves it.
        long deadline = System.nanoTime() + time.toNanos();
        while (!effect.isDone() && System.nanoTime() < deadline) {
            operations.view(caller, view -> {
                nextPage(view, policyArn, change, effect);
                return true;
            });
        }
        return effect;
    }

    /** What would flip for the caller; nothing where the caller does not hold the policy. */
    List<Flip> ownFlips(Caller caller, PolicyChange change) {
        if (!(caller.principal() instanceof Principal.User user)) {
            return List.of();
        }
        return operations.view(
                caller,
                view -> change.flips(
                        new PolicyHolder(user, PolicyOwners.withoutFlag(stored.policiesOf(user))),
                        isFlagOn(user.accountId()),
                        caller.origin(),
                        clock.instant()));
    }

    private void nextPage(OperationView view, String policyArn, PolicyChange change, PolicyEffect effect) {
        String accountId = view.caller().accountId();
        String policyId = policies.withArn(accountId, policyArn)
                .map(ManagedPolicy::policyId)
                .orElse("");
        boolean flag = isFlagOn(accountId);
        PolicyHolders.Page page = holders.ofPolicy(accountId, policyId, effect.position(), PAGE);
        for (PolicyHolder holder : page.holders()) {
            Answer<List<Flip>> answer = view.ask(new PreviewPolicyChange(holder, change, flag));
            answer.granted().ifPresentOrElse(flips -> effect.add(holder.user().name(), flips), effect::leaveOut);
        }
        effect.reach(page.end(), page.last());
    }

    private boolean isFlagOn(String accountId) {
        return sql.first(
                        "select allow_users_to_change_password as flag from account_password_policy"
                                + " where account_id = ?",
                        row -> row.flag("flag"),
                        accountId)
                .orElse(false);
    }
}
