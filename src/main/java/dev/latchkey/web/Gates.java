package dev.latchkey.web;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Permission;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the door about the controls of a page and makes each one open, or closed with its reason. */
@Singleton
public class Gates {

    private final GateReasons reasons;

    Gates(GateReasons reasons) {
        this.reasons = reasons;
    }

    /** A link to the page where the operations are performed; the first is the main one. */
    public Gate link(OperationView view, String label, String href, Operation<?>... operations) {
        return gate(view, label, Optional.of(href), true, reasons::of, operations);
    }

    /** As {@link #link}, where the person may have to ask an administrator for it whatever else would open it. */
    public Gate linkToAskFor(OperationView view, String label, String href, Operation<?>... operations) {
        return gate(view, label, Optional.of(href), true, reasons::askingFor, operations);
    }

    /** The submit button of a form that performs the operations; the first is the main one. */
    public Gate submit(OperationView view, String label, Operation<?>... operations) {
        return gate(view, label, Optional.empty(), true, reasons::of, operations);
    }

    /** A control whose page is not built: closed with its reason, or else not drawn at all. */
    public Gate unbuilt(OperationView view, String label, Operation<?>... operations) {
        return gate(view, label, Optional.empty(), false, reasons::of, operations);
    }

    /** Why something cannot be read, for the place where it would be. */
    public GateReason refusal(OperationView view, String place, Permission refused) {
        return reasons.of(view, Gate.place(place, ""), refused.action(), refused);
    }

    private Gate gate(
            OperationView view,
            String label,
            Optional<String> href,
            boolean isBuilt,
            Telling telling,
            Operation<?>... operations) {
        String action = operations[0].action();
        Optional<GateReason> reason = firstRefused(view, List.of(operations))
                .map(refused -> telling.reason(view, Gate.place(label, ""), action, refused));
        return new Gate(label, "", action, href, reason, isBuilt || reason.isPresent());
    }

    private static Optional<Permission> firstRefused(OperationView view, List<Operation<?>> operations) {
        List<Permission> permissions = new ArrayList<>();
        operations.forEach(operation -> permissions.add(view.preview(operation)));
        return permissions.stream()
                .filter(permission -> !permission.isAllowed())
                .findFirst();
    }

    /** How a refusal is put into words. */
    private interface Telling {

        GateReason reason(OperationView view, String place, String mainAction, Permission refused);
    }
}
