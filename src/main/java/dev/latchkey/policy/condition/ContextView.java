package dev.latchkey.policy.condition;

import dev.latchkey.policy.document.ContextKey;
import dev.latchkey.policy.document.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What conditions can see of a request: the values of its context keys. */
public interface ContextView extends Variable.Values {

    /** The value of a single-valued key; null where the key is missing or multivalued. */
    @Nullable
    String single(ContextKey key);

    /** The values of a multivalued key, never empty; null where the key is missing or single-valued. */
    @Nullable
    List<String> multiple(ContextKey key);

    /** A multivalued key counts as missing here, and its default is not used either. */
    @Override
    default @Nullable String valueOf(Variable variable) {
        String value = single(variable.key());
        if (value != null) {
            return value;
        }
        return variable.defaultText() == null || multiple(variable.key()) != null ? null : variable.defaultText();
    }
}
