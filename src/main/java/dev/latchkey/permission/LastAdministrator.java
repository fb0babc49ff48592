package dev.latchkey.permission;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.Operations;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Confirmation;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.Outcome;
import dev.latchkey.web.Visit;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Performs what the form of a page asks for, unless it would leave the account without anybody who can administer it: then
 * the name of the account has to be typed first. The check and the change are one transaction.
 */
@Singleton
public class LastAdministrator {

    private final Visit visit;
    private final Forms forms;
    private final Operations operations;
    private final Layouts layouts;
    private final Gates gates;
    private final Administrators administrators;

    LastAdministrator(
            Visit visit,
            Forms forms,
            Operations operations,
            Layouts layouts,
            Gates gates,
            Administrators administrators) {
        this.visit = visit;
        this.forms = forms;
        this.operations = operations;
        this.layouts = layouts;
        this.gates = gates;
        this.administrators = administrators;
    }

    /**
     * What is asked.
     *
     * @param button the text of the button, which also heads the page
     * @param formName the name of the form, which is sent again
     * @param action where it is sent
     */
    public record Question(String button, String formName, String action, GateReason.Link back) {}

    /** Performs, or answers the page that asks. */
    public Response perform(
            FormTicket ticket,
            Form form,
            List<? extends Operation<?>> wanted,
            Function<List<Object>, Outcome> after,
            Question question) {
        try {
            return performOrFail(ticket, form, wanted, after);
        } catch (Administrators.NobodyLeft nobody) {
            return ask(form, wanted, question);
        }
    }

    /**
     * Performs, for a page that asks by itself.
     *
     * @throws Administrators.NobodyLeft where the account's name is still to be typed
     */
    public Response performOrFail(
            FormTicket ticket, Form form, List<? extends Operation<?>> wanted, Function<List<Object>, Outcome> after) {
        Caller caller = visit.required().caller();
        boolean isAtStake = administrators.include(caller)
                && !form.text(Confirmation.FIELD).strip().equals(accountName());
        return forms.perform(ticket, caller, wanted, results -> {
            if (isAtStake) {
                administrators.requireOne(caller);
            }
            return after.apply(results);
        });
    }

    /** What has to be typed: the account's alias, or its id where it has none. */
    public String accountName() {
        return visit.required().accountLabel();
    }

    private Response ask(Form form, List<? extends Operation<?>> wanted, Question question) {
        FormErrors errors =
                form.text(Confirmation.FIELD).isEmpty() ? FormErrors.NONE : Confirmation.errors(form, accountName());
        return Answers.unprocessable(operations.view(visit.required().caller(), view -> new Confirmation(
                        "After this nobody would be left who can administer the account " + accountName() + ".",
                        List.of(
                                "No user could make or change users, groups and policies any more, you included.",
                                "Only whoever runs this portal could then let somebody in again."),
                        Optional.empty(),
                        Optional.of(accountName()),
                        question.formName(),
                        question.action(),
                        gates.submit(view, question.button(), wanted.toArray(Operation<?>[]::new)),
                        question.back())
                .page(layouts.page(question.button(), view).with(errors))));
    }
}
