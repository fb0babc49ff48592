package dev.latchkey.permission;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Operations;
import dev.latchkey.permission.HolderPolicies.Whom;
import dev.latchkey.web.Flash;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Outcome;
import dev.latchkey.web.Visit;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The forms that attach policies to one user or group and detach them; each offers the other as its Undo. */
@Singleton
class HolderPolicyForms {

    private final Operations operations;
    private final Visit visit;
    private final Forms forms;
    private final HolderPolicies policies;

    HolderPolicyForms(Operations operations, Visit visit, Forms forms, HolderPolicies policies) {
        this.operations = operations;
        this.visit = visit;
        this.forms = forms;
        this.policies = policies;
    }

    Response attach(Whom whom, Form form) {
        Caller caller = visit.required().caller();
        FormTicket ticket = forms.ticket(form, "attach-policy");
        String typed = form.text("policyName").strip();
        if (typed.isEmpty()) {
            operations.insist(caller, List.of(whom.attach("arn:aws:iam::" + caller.accountId() + ":policy/any")));
            return forms.once(
                    ticket, () -> Outcome.saying(whom.page(), Flash.Kind.ERROR, "Type the name of a policy."));
        }
        String arn = operations.view(caller, view -> policies.arnOf(view, typed));
        return attach(ticket, whom, arn);
    }

    Response attachAgain(Whom whom, String policy, Form form) {
        String arn = arn(policy);
        return attach(forms.ticket(form, "attach-" + nameOf(arn)), whom, arn);
    }

    Response detach(Whom whom, String policy, Form form) {
        String arn = arn(policy);
        FormTicket ticket = forms.ticket(form, "detach-" + nameOf(arn));
        return forms.perform(
                ticket,
                visit.required().caller(),
                List.of(whom.detach(arn)),
                results -> Outcome.undoable(
                        whom.page(),
                        "Policy " + nameOf(arn) + " is detached from " + whom.name() + ".",
                        new Flash.Undo(
                                "detaching " + nameOf(arn),
                                "attach-" + nameOf(arn),
                                whom.path(arn, "attach"),
                                whom.attach(arn).action())));
    }

    private Response attach(FormTicket ticket, Whom whom, String arn) {
        try {
            return forms.perform(
                    ticket,
                    visit.required().caller(),
                    List.of(whom.attach(arn)),
                    results -> Outcome.undoable(
                            whom.page(),
                            "Policy " + nameOf(arn) + " is attached to " + whom.name() + ".",
                            new Flash.Undo(
                                    "attaching " + nameOf(arn),
                                    "detach-" + nameOf(arn),
                                    whom.path(arn, "detach"),
                                    whom.detach(arn).action())));
        } catch (OperationFailed failed) {
            String message =
                    switch (failed.code()) {
                        case NO_SUCH_ENTITY -> "There is no policy " + nameOf(arn) + ". Nothing was attached.";
                        case LIMIT_EXCEEDED -> whom.name() + " has as many policies as it may have. Detach one first.";
                        default -> String.valueOf(failed.getMessage());
                    };
            return forms.once(ticket, () -> Outcome.saying(whom.page(), Flash.Kind.ERROR, message));
        }
    }

    private static String arn(String id) {
        try {
            return new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw new BadRequestException(notOurs);
        }
    }

    private static String nameOf(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
