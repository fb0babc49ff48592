package dev.latchkey.policy.evaluation;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Which statements apply to some resources in some contexts, whatever the action: the engine looks at nothing else of a
 * user. Whoever has the same policies, and for whom the same statements apply, is decided alike.
 */
public final class Applying {

    private final BitSet applying = new BitSet();
    private int size;

    /** Adds the statements of a policy, for a resource in a context. */
    public void add(CompiledPolicy policy, String resource, RequestContext context) {
        for (CompiledStatement statement : policy.statements()) {
            add(statement.appliesTo(resource, context));
        }
    }

    /** Adds something else that differs between users. */
    public void add(boolean isSo) {
        applying.set(size++, isSo);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Applying that && size == that.size && applying.equals(that.applying);
    }

    @Override
    public int hashCode() {
        return applying.hashCode();
    }
}
