package dev.latchkey.web;

import dev.latchkey.operation.Accompaniment;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.NobodyLeft;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationRefused;
import dev.latchkey.operation.Operations;
import dev.latchkey.platform.Transactions;
import dev.latchkey.web.UsedForms.FormUsed;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes each form good for one use: what a form did, and that it was used, are one transaction. Sent again, it answers
 * what became of it the first time and does nothing.
 */
@ApplicationScoped
public class Forms {

    private final Operations operations;
    private final Transactions transactions;
    private final UsedForms usedForms;
    private final FormSeals seals;
    private final SignInAgain signInAgain;
    private final FreshProof freshProof;
    private final LastAdministratorPage last;
    private final CurrentRequest request;
    private final ErrorPages errors;
    private final RoutingContext http;

    Forms(
            Operations operations,
            Transactions transactions,
            UsedForms usedForms,
            FormSeals seals,
            SignInAgain signInAgain,
            FreshProof freshProof,
            LastAdministratorPage last,
            CurrentRequest request,
            ErrorPages errors,
            RoutingContext http) {
        this.operations = operations;
        this.transactions = transactions;
        this.usedForms = usedForms;
        this.seals = seals;
        this.signInAgain = signInAgain;
        this.freshProof = freshProof;
        this.last = last;
        this.request = request;
        this.errors = errors;
        this.http = http;
    }

    /**
     * The form's permission to be used once.
     *
     * @param formName the name that it was drawn with
     * @throws WebApplicationException 403 for a form that was not drawn in this session under this name
     */
    public FormTicket ticket(Form form, String formName) {
        String nonce = form.text(Form.NONCE);
        boolean isOurs = seals.open(form.text(Form.CSRF))
                .filter(owner -> seals.isNonce(nonce, formName, owner.binding()))
                .isPresent();
        if (!isOurs) {
            throw new WebApplicationException(errors.answer(ErrorPage.FOREIGN_FORM, http));
        }
        return new FormTicket(
                formName, nonce, form.text(FormTicket.ACCOUNT_NAME).strip());
    }

    /** The answer that this form was given the first time; empty where it was not used yet. */
    public Optional<Response> repeated(FormTicket ticket) {
        return usedForms.repeat(ticket);
    }

    /**
     * Performs the operations of a form and answers 303. Where one of them needs a fresh proof of who the person is, and
     * the last one is too old, nothing is done: the form waits while they prove it. Where nobody would be left who can
     * administer the account, nothing is done either until its name is typed; the question is 422 and brings the form along.
     *
     * @param after what follows in the same transaction, such as giving the session a new id; says where to go
     * @throws OperationRefused if any of them is not permitted; the form stays unused
     * @throws OperationFailed if any of them is not possible; the form stays unused
     */
    public Response perform(
            FormTicket ticket,
            Caller caller,
            List<? extends Operation<?>> operations,
            Function<List<Object>, Outcome> after) {
        return performing(ticket, caller, operations, results -> {
            Outcome outcome = after.apply(results);
            usedForms.settle(ticket, outcome);
            return Answers.seeOther(outcome.location());
        });
    }

    /**
     * Performs the operations of a form and answers 200 with a page that shows a secret once. Sent again, it answers 303
     * and says what became of it, without the secret.
     *
     * @param after draws the page in the same transaction, so that what cannot be shown is not made
     * @throws OperationRefused if any of them is not permitted; the form stays unused
     * @throws OperationFailed if any of them is not possible; the form stays unused
     */
    public Response reveal(
            FormTicket ticket,
            Caller caller,
            List<? extends Operation<?>> operations,
            Function<List<Object>, Revelation> after) {
        return performing(ticket, caller, operations, results -> {
            Revelation revelation = after.apply(results);
            usedForms.settleUnsaid(ticket, revelation.again());
            return Answers.page(revelation.page());
        });
    }

    /** The same for what stands outside the door: the work runs once, in a write transaction. */
    public Response once(FormTicket ticket, Supplier<Outcome> work) {
        return respond(
                ticket,
                Optional::empty,
                () -> transactions.write(() -> {
                    usedForms.claim(ticket);
                    Outcome outcome = work.get();
                    usedForms.settle(ticket, outcome);
                    return Answers.seeOther(outcome.location());
                }));
    }

    /**
     * As {@link #once}, for work that may come to nothing: then what it wrote stands, the form stays unused, and the
     * answer is drawn when the transaction has ended.
     *
     * @param work answers empty where it came to nothing
     */
    public Response onceOr(FormTicket ticket, Supplier<Optional<Outcome>> work, Supplier<Response> otherwise) {
        try {
            return transactions
                    .write(() -> {
                        usedForms.claim(ticket);
                        Optional<Outcome> outcome = work.get();
                        outcome.ifPresentOrElse(
                                done -> usedForms.settle(ticket, done), () -> usedForms.release(ticket));
                        return outcome;
                    })
                    .map(outcome -> Answers.seeOther(outcome.location()))
                    .orElseGet(otherwise);
        } catch (FormUsed used) {
            return usedForms.repeat(ticket).orElseThrow(() -> used);
        }
    }

    /** What was typed into the form of this page before the person had to sign in again; nothing otherwise. */
    public Typed carried() {
        return NextPath.parse(request.path())
                .flatMap(signInAgain::take)
                .map(CarriedForm::typed)
                .orElse(Typed.NOTHING);
    }

    private Response performing(
            FormTicket ticket,
            Caller caller,
            List<? extends Operation<?>> operations,
            Function<List<Object>, Response> after) {
        return respond(ticket, () -> freshProof.askFor(caller, operations), () -> {
            try {
                return this.operations.performAll(caller, operations, new Company(ticket, after));
            } catch (NobodyLeft nobody) {
                return last.ask(ticket, caller, operations, nobody);
            }
        });
    }

    private Response respond(FormTicket ticket, Supplier<Optional<Response>> before, Supplier<Response> work) {
        Optional<Response> instead = usedForms.repeat(ticket).or(before);
        if (instead.isPresent()) {
            return instead.get();
        }
        try {
            return work.get();
        } catch (FormUsed used) {
            return usedForms.repeat(ticket).orElseThrow(() -> used);
        } catch (OperationFailed | OperationRefused failed) {
            if (failed instanceof OperationRefused refused) {
                freshProof.keepIfMfaHelps(refused);
            }
            // What another copy of this form did in between is why this one could not; then that is the answer.
            return usedForms.repeat(ticket).orElseThrow(() -> failed);
        }
    }

    /** What a form does besides its operations: it is used up with them, and says so. */
    private final class Company implements Accompaniment<Response> {

        private final FormTicket ticket;
        private final Function<List<Object>, Response> after;

        Company(FormTicket ticket, Function<List<Object>, Response> after) {
            this.ticket = ticket;
            this.after = after;
        }

        @Override
        public void before() {
            usedForms.claim(ticket);
        }

        @Override
        public boolean isConfirmed() {
            return last.isConfirmed(ticket);
        }

        @Override
        public Response after(List<Object> results) {
            return after.apply(results);
        }
    }
}
