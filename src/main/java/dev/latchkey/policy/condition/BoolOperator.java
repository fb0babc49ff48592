package dev.latchkey.policy.condition;

import dev.latchkey.policy.document.AsciiCase;
import dev.latchkey.policy.document.Effect;
import dev.latchkey.policy.document.TextTemplate;
import java.util.List;

/** {@code Bool}: {@code true} in any letter case is true, every other text is false, in policy and request alike. */
record BoolOperator(List<TextTemplate> values) implements ValueComparison {

    @Override
    public boolean isSatisfiedBy(String value, ContextView context, Effect effect) {
        boolean truth = isTrue(value);
        for (int i = 0; i < values.size(); i++) {
            String listed = values.get(i).expand(context);
            if (listed != null && isTrue(listed) == truth) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTrue(String text) {
        return AsciiCase.equal(text, "true");
    }
}
