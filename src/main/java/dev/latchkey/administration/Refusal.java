package dev.latchkey.administration;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Permission;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import java.util.Optional;

/** Why a part of a page cannot be read, for the place where it would stand. */
final class Refusal {

    private Refusal() {}

    static Optional<GateReason> of(Gates gates, OperationView view, String place, Operation<?> read) {
        Permission permission = view.preview(read);
        return permission.isAllowed() ? Optional.empty() : Optional.of(gates.refusal(view, place, permission));
    }
}
