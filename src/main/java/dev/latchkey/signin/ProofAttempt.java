package dev.latchkey.signin;

import dev.latchkey.platform.Transactions;
import dev.latchkey.signin.SecondFactor.Claim;
import dev.latchkey.signin.SecondFactors.Verdict;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Outcome;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What somebody has sent as a proof by a form, on its way to what it opens or back to the page with what is wrong. */
abstract class ProofAttempt {
    private final Claim claim;
    private final Trial trial;
    private FormErrors errors = FormErrors.NONE;

    ProofAttempt(Claim claim, Trial trial) {
        this.claim = claim;
        this.trial = trial;
    }

    /** Opens what the claim proves, in the transaction of the form. */
    abstract Outcome open();

    /** Takes note, in a transaction, that it opens nothing. */
    abstract void refuse(String reason);

    /** What the page says is wrong with it. */
    FormErrors errors() {
        return errors;
    }

    /** Answers the form, once; with that page where the claim opens nothing. */
    Response answer(Forms forms, FormTicket ticket, Transactions transactions, Supplier<Response> page) {
        try {
            return forms.onceOr(ticket, this::take, page);
        } catch (NotProved usedMeanwhile) {
            transactions.write(() -> {
                trial.countUsed();
                refuse("used", problem());
            });
            return page.get();
        }
    }

    private Optional<Outcome> take() {
        Verdict verdict = trial.settle();
        if (verdict == Verdict.RIGHT) {
            return Optional.of(open());
        }
        if (verdict == Verdict.PAUSED) {
            refuse("paused", PausedCodes.errors());
        } else {
            refuse("wrong", problem());
        }
        return Optional.empty();
    }

    private void refuse(String reason, FormErrors said) {
        errors = said;
        refuse(reason);
    }

    private FormErrors problem() {
        return new FormErrors(List.of(claim.problem()));
    }
}
