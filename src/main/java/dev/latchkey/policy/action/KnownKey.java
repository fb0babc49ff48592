package dev.latchkey.policy.action;

/** A condition key that exists: its name, the type of its values and whether it is multivalued. */
public record KnownKey(String name, Type type, boolean multivalued) {

    /** What the values of a key are. */
    public enum Type {
        STRING,
        ARN,
        NUMERIC,
        DATE,
        BOOL,
        IP,
        BINARY
    }
}
