package dev.latchkey.account;

import dev.latchkey.operation.Answer;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.permission.PolicyHolder;
import dev.latchkey.permission.PolicyHolders;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a password policy would do to every user of an account whom the caller may simulate, by the engine that
 * decides for real, a stretch at a time. Never writes; holds one page of users in memory, and no transaction longer than
 * that page takes.
 */
@ApplicationScoped
class EffectPreview {

    private static final int PAGE = 1000;

    private final Operations operations;
    private final PolicyHolders users;

    EffectPreview(Operations operations, PolicyHolders users) {
        this.operations = operations;
        this.users = users;
    }

    /**
     * Begins with nobody evaluated yet.
     *
     * @throws dev.latchkey.operation.OperationRefused if the caller may not read the policy that holds, or not simulate
     */
    EffectProgress begin(Caller caller, PasswordPolicy proposed, @Nullable Long version) {
        // In the order in which the button asks: what it names as refused is what is refused.
        long total = operations.perform(caller, new StartEffectPreview());
        boolean flagNow = operations
                .perform(caller, new GetEffectivePasswordPolicy())
                .policy()
                .allowUsersToChangePassword();
        return EffectProgress.begin(proposed, flagNow, version, total);
    }

    /** Goes on until the time is over or everybody has been evaluated. */
    EffectProgress advance(Caller caller, EffectProgress progress, Duration time) {
        // A measure of patience, no time that anything hangs on: the monotonic clock serves it.
        long deadline = System.nanoTime() + time.toNanos();
        EffectProgress reached = progress;
        while (!reached.isDone() && System.nanoTime() < deadline) {
            EffectProgress from = reached;
            reached = operations.view(caller, view -> nextPage(view, from));
        }
        return reached;
    }

    private EffectProgress nextPage(OperationView view, EffectProgress progress) {
        PolicyHolders.Page page = users.after(view.caller().accountId(), progress.position(), PAGE);
        for (PolicyHolder holder : page.holders()) {
            Answer<PasswordChangeEffect> answer = view.ask(new SimulatePasswordChange(
                    holder, progress.flagNow(), progress.proposed().allowUsersToChangePassword()));
            answer.granted().ifPresentOrElse(progress.tally()::add, progress.tally()::leaveOut);
        }
        return progress.at(page.end(), page.last());
    }
}
