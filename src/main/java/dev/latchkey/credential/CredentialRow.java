package dev.latchkey.credential;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationView;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Obstacle;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What can be done with one credential of a list: activated or deactivated, and deleted once it is inactive.
 *
 * @param id what its forms and its typed confirmation name
 * @param toggle deactivates or activates it, the other way round
 * @param path below which its own pages stand
 */
public record CredentialRow(String id, CredentialStatus status, Gate toggle, Gate delete, String path) {

    private static final Obstacle STILL_ACTIVE = Obstacle.state("Deactivate it first.");

    /**
     * The controls as the door decides them.
     *
     * @param object how the row is called in the accessible names
     * @param toggle sets the status that it does not have
     */
    public static CredentialRow of(
            Gates gates,
            OperationView view,
            String path,
            String id,
            String object,
            CredentialStatus status,
            Operation<?> toggle,
            Operation<?> delete) {
        boolean isActive = status.isActive();
        return new CredentialRow(
                id,
                status,
                gates.submit(view, isActive ? "Deactivate" : "Activate", toggle).naming(object),
                gates.link(view, "Delete", path + "/delete", delete)
                        .naming(object)
                        .unless(isActive ? Optional.of(STILL_ACTIVE) : Optional.empty()),
                path);
    }

    /** The status that a credential can be set to from this one. */
    public static CredentialStatus otherThan(CredentialStatus status) {
        return status.isActive() ? CredentialStatus.INACTIVE : CredentialStatus.ACTIVE;
    }

    /** The name of the toggle's form. */
    public String toggleForm() {
        return verb() + "-" + id;
    }

    /** Where that form is sent. */
    public String togglePath() {
        return path + "/" + verb();
    }

    /** The name of the form that deletes it. */
    public String deleteForm() {
        return "delete-" + id;
    }

    /** Where that form is sent. */
    public String deletePath() {
        return path + "/delete";
    }

    /** Why its controls are closed. */
    public Stream<GateReason> reasons() {
        return Stream.of(toggle, delete).flatMap(gate -> gate.reason().stream());
    }

    /** The same with its reasons said in other words. */
    public CredentialRow saying(UnaryOperator<GateReason> words) {
        return new CredentialRow(id, status, toggle.saying(words), delete.saying(words), path);
    }

    private String verb() {
        return status.isActive() ? "deactivate" : "activate";
    }
}
