package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.arn.ResourcePattern;
import dev.latchkey.policy.document.ResourceElement;
import org.jspecify.annotations.Nullable;

/** The Resource or NotResource of a statement, compiled. */
final class ResourceTest {

    private final boolean negated;
    private final ResourcePattern[] patterns;

    private ResourceTest(boolean negated, ResourcePattern[] patterns) {
        this.negated = negated;
        this.patterns = patterns;
    }

    static ResourceTest of(ResourceElement element, boolean variables) {
        ResourcePattern[] patterns = new ResourcePattern[element.values().size()];
        for (int i = 0; i < patterns.length; i++) {
            patterns[i] = ResourcePattern.of(element.values().get(i).text(), variables);
        }
        return new ResourceTest(element.isNegated(), patterns);
    }

    boolean isNegated() {
        return negated;
    }

    ResourcePattern[] patterns() {
        return patterns;
    }

    boolean matches(String resource, RequestContext context) {
        return negated != (patternFor(resource, context) != null);
    }

    /** The pattern that matches a resource; null where none does. */
    @Nullable
    ResourcePattern patternFor(String resource, RequestContext context) {
        for (ResourcePattern pattern : patterns) {
            if (pattern.matches(resource, context)) {
                return pattern;
            }
        }
        return null;
    }
}
