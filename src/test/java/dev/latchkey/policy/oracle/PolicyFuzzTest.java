package dev.latchkey.policy.oracle;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.policy.arn.ResourcePattern;
import dev.latchkey.policy.document.PolicyReader;
import dev.latchkey.policy.document.UnreadablePolicyException;
import dev.latchkey.policy.document.Variable;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import dev.latchkey.policy.evaluation.AuthorizationRequest;
import dev.latchkey.policy.evaluation.CompiledPolicy;
import dev.latchkey.policy.evaluation.Explanation;
import dev.latchkey.policy.evaluation.PolicyEngine;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import dev.latchkey.policy.evaluation.RequestContext;
import dev.latchkey.policy.validation.PolicyKind;
import dev.latchkey.policy.validation.PolicyValidation;
import dev.latchkey.policy.validation.PolicyValidator;
import java.util.List;
import org.junit.jupiter.api.Tag;

/**
 * Fuzz targets. A build repeats the inputs stored beside them; with {@code JAZZER_FUZZ=1} they look for new ones.
 */
@Tag("nightly")
class PolicyFuzzTest {

    /** Reading answers with a document or the one checked error, and what is stored can be evaluated. */
    @FuzzTest(maxDuration = "5m")
    void reading(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        boolean readable = true;
        try {
            PolicyReader.parse(text);
        } catch (UnreadablePolicyException expected) {
            readable = false;
        }
        PolicyValidation validation = PolicyValidator.validate(text, PolicyKind.INLINE);
        if (validation.isAcceptable() && !readable) {
            throw new AssertionError("a document that would be stored cannot be evaluated");
        }
        if (CompiledPolicy.ofText(text).isReadable() != readable) {
            throw new AssertionError("compiling and reading disagree");
        }
    }

    /** A decision never fails, and the explanation leads to the same one. */
    @FuzzTest(maxDuration = "5m")
    void deciding(FuzzedDataProvider data) {
        String action = data.consumeString(40);
        String resource = data.consumeString(80);
        RequestContext context = RequestContext.builder()
                .put("aws:username", data.consumeString(20))
                .put("aws:SourceIp", data.consumeString(20))
                .put("aws:CurrentTime", data.consumeString(30))
                .put("aws:MultiFactorAuthAge", data.consumeString(10))
                .put("aws:PrincipalArn", data.consumeString(40))
                .putAll("aws:TagKeys", List.of(data.consumeString(10), data.consumeString(10)))
                .build();
        CompiledPolicy policy = CompiledPolicy.ofText(data.consumeRemainingAsString());
        ApplicablePolicies policies =
                ApplicablePolicies.of(List.of(new AttachedPolicy(PolicyOrigin.inline("fuzzed"), policy)));

        Explanation explanation = PolicyEngine.explain(new AuthorizationRequest(action, resource, context), policies);

        if (!policy.isReadable() && explanation.decision().isAllowed() && !action.contains(":")) {
            throw new AssertionError("an unreadable policy allowed something");
        }
    }

    /** Wildcards match by their definition. */
    @FuzzTest(maxDuration = "5m")
    void matching(FuzzedDataProvider data) {
        String pattern = data.consumeString(60);
        String resource = data.consumeRemainingAsString();
        boolean expected = pattern.equals("*")
                || (!resource.equals("*") && SlowText.resource(pattern, true, (key, other) -> other, resource));
        if (ResourcePattern.of(pattern, true).matches(resource, Variable::defaultText) != expected) {
            throw new AssertionError("`" + pattern + "` against `" + resource + "`");
        }
    }
}
