package dev.latchkey.policy.document;

/**
 * The name of a condition key, equal to every other spelling of it in upper and lower case.
 *
 * <p>Only the letters A to Z have a second case here: no Unicode folding, so no look-alike ever stands for a key.
 */
public final class ContextKey {

    private final String name;
    private final int hash;

    private ContextKey(String name) {
        this.name = name;
        this.hash = AsciiCase.hash(name);
    }

    public static ContextKey of(String name) {
        return new ContextKey(name);
    }

    /** The name as it was spelled. */
    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof ContextKey key && hash == key.hash && AsciiCase.equal(name, key.name));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return name;
    }
}
