package dev.latchkey.operation;

/** The policies, or a rule of the service, do not let the caller do this. Nothing was changed. */
public final class OperationRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Permission permission;

    OperationRefused(Permission permission) {
        super(permission.action() + " on " + permission.resource().arn(), null, false, false);
        this.permission = permission;
    }

    /** The refused permission with its reason. */
    public Permission permission() {
        return permission;
    }
}
