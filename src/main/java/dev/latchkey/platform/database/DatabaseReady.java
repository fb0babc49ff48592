package dev.latchkey.platform.database;

/**
 * Fired once, when the schema is up to date: what needs the database at the start observes this and no other event.
 *
 * <p>Usually that is during the start; with a database that came late it is some time after it. Observers run in the
 * order of their {@code @Priority} and may throw {@link dev.latchkey.platform.StartRefused}.
 */
public record DatabaseReady() {
    /** Checks that decide whether this database may be used at all. */
    public static final int CHECKS = 100;
    /** Filling in what the portal cannot do without. */
    public static final int CONTENT = 1000;
}
