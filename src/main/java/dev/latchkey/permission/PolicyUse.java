package dev.latchkey.permission;

import dev.latchkey.platform.Sql;

/**
 * How much a managed policy is used in one account; one of AWS is used in many. Counted only where it is told, since a
 * policy may have very many holders.
 *
 * @param attachments how many users and groups it is attached to
 * @param boundaries how many users it is the permissions boundary of
 */
record PolicyUse(int attachments, int boundaries) {

    /** That of a policy that was just made. */
    static final PolicyUse NONE = new PolicyUse(0, 0);

    static PolicyUse of(Sql.Row row) {
        return new PolicyUse(row.number("attachments"), row.number("boundaries"));
    }

    boolean isAny() {
        return attachments + boundaries > 0;
    }

    /** A policy in a listing. */
    record Listed(ManagedPolicy policy, PolicyUse use) {

        static Listed of(Sql.Row row) {
            return new Listed(ManagedPolicy.of(row), PolicyUse.of(row));
        }

        /** What listings of policies are in the order of. */
        String position() {
            return policy.nameKey() + "/" + policy.owner();
        }
    }
}
