package dev.latchkey.permission;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Flash;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Outcome;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** The forms that attach a policy and detach it: each offers the other as its Undo. */
@Singleton
class AttachmentForms {

    private static final int LONGEST_NAME = 128;

    private final Forms forms;
    private final PolicyDrawing drawing;

    AttachmentForms(Forms forms, PolicyDrawing drawing) {
        this.forms = forms;
        this.drawing = drawing;
    }

    /** The name of the field in which the holder's name is typed. */
    static String field(Holder holder) {
        return holder == Holder.USER ? "userName" : "groupName";
    }

    static String formName(Holder holder, String what) {
        return what + "-" + (holder == Holder.USER ? "user" : "group");
    }

    /** Attaches to whom the form names. */
    Response attachTyped(Caller caller, PolicyAddress address, String arn, Holder holder, Form form) {
        FormTicket ticket = forms.ticket(form, formName(holder, "attach"));
        String name = form.text(field(holder)).strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return wrong(
                    caller,
                    address,
                    holder,
                    holder == Holder.USER ? "Type the name of a user." : "Type the name of a group.",
                    name);
        }
        try {
            return attach(caller, address, arn, holder, name, ticket);
        } catch (OperationFailed failed) {
            if (failed.code() == ErrorCode.NO_SUCH_ENTITY) {
                return wrong(
                        caller,
                        address,
                        holder,
                        holder == Holder.USER ? "There is no user " + name + "." : "There is no group " + name + ".",
                        name);
            }
            if (failed.code() == ErrorCode.LIMIT_EXCEEDED) {
                return wrong(
                        caller,
                        address,
                        holder,
                        holder == Holder.USER
                                ? "The user " + name + " has as many policies as it may have. Detach one first."
                                : "The group " + name + " has as many policies as it may have. Detach one first.",
                        name);
            }
            throw failed;
        }
    }

    /** Attaches again what was just detached. */
    Response attachAgain(Caller caller, PolicyAddress address, String arn, Holder holder, String name, Form form) {
        return attach(caller, address, arn, holder, name, forms.ticket(form, formName(holder, "attach-again")));
    }

    Response detach(Caller caller, PolicyAddress address, String arn, Holder holder, String name, Form form) {
        FormTicket ticket = forms.ticket(form, formName(holder, "detach"));
        Operation<?> operation =
                holder == Holder.USER ? new DetachUserPolicy(name, arn) : new DetachGroupPolicy(name, arn);
        Supplier<Outcome> outcome = () -> Outcome.undoable(
                address.path(),
                holder == Holder.USER
                        ? "The policy is detached from the user " + name + "."
                        : "The policy is detached from the group " + name + ".",
                new Flash.Undo(
                        "detaching from " + name,
                        formName(holder, "attach-again"),
                        path(address, holder, name, "attach"),
                        holder == Holder.USER ? "iam:AttachUserPolicy" : "iam:AttachGroupPolicy"));
        try {
            return forms.perform(ticket, caller, List.of(operation), results -> outcome.get());
        } catch (OperationFailed failed) {
            if (failed.code() != ErrorCode.NO_SUCH_ENTITY) {
                throw failed;
            }
            // Somebody else was faster: what was wanted is the case.
            return forms.once(
                    ticket,
                    () -> Outcome.saying(
                            address.path(), Flash.Kind.INFO, "The policy was not attached to " + name + " any more."));
        }
    }

    /** Where the forms about one holder are sent. */
    static String path(PolicyAddress address, Holder holder, String name, String what) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return address.path("/" + word(holder) + "s/" + encoded + "/" + what);
    }

    private Response attach(
            Caller caller, PolicyAddress address, String arn, Holder holder, String name, FormTicket ticket) {
        Operation<?> operation =
                holder == Holder.USER ? new AttachUserPolicy(name, arn) : new AttachGroupPolicy(name, arn);
        return forms.perform(
                ticket,
                caller,
                List.of(operation),
                results -> Outcome.undoable(
                        address.path(),
                        holder == Holder.USER
                                ? "The policy is attached to the user " + name + "."
                                : "The policy is attached to the group " + name + ".",
                        new Flash.Undo(
                                "attaching to " + name,
                                formName(holder, "detach"),
                                path(address, holder, name, "detach"),
                                holder == Holder.USER ? "iam:DetachUserPolicy" : "iam:DetachGroupPolicy")));
    }

    private Response wrong(Caller caller, PolicyAddress address, Holder holder, String problem, String typed) {
        return Answers.unprocessable(drawing.draw(
                caller,
                address,
                PolicyDrawing.Wanted.NOTHING.typed(holder, typed),
                FormErrors.of(field(holder), problem)));
    }

    static String word(Holder holder) {
        return holder == Holder.USER ? "user" : "group";
    }
}
