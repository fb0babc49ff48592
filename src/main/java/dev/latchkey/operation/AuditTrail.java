package dev.latchkey.operation;

/** Where what happened is written down, for good. */
public interface AuditTrail {

    /** Adds a row in the current transaction: no change without its row, no row without its change. */
    void record(AuditEvent event);

    /** Adds the row of a refused or failed change, in a transaction of its own, before the answer goes out. */
    void recordAlone(AuditEvent event);

    /** Takes note of a refused read; equal ones are gathered and written within a second as one row with a count. */
    void gather(AuditEvent event);
}
