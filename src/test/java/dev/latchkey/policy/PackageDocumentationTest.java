package dev.latchkey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.document.PolicyReader;
import dev.latchkey.policy.document.UnreadablePolicyException;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import dev.latchkey.policy.evaluation.AuthorizationRequest;
import dev.latchkey.policy.evaluation.CompiledPolicy;
import dev.latchkey.policy.evaluation.Decision;
import dev.latchkey.policy.evaluation.Explanation;
import dev.latchkey.policy.evaluation.PolicyEngine;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import dev.latchkey.policy.evaluation.RequestContext;
import dev.latchkey.policy.explanation.CallerFacts;
import dev.latchkey.policy.explanation.Reason;
import dev.latchkey.policy.explanation.WhatIfs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PackageDocumentationTest {

    @Test
    void shows_lines_that_work() throws UnreadablePolicyException {
        String text = PolicyText.of("Allow iam:GetUser on user/${aws:username}");
        String policyArn = PolicyText.arn("policy/Readers");
        String userArn = PolicyText.arn("user/ana");

        CompiledPolicy policy = CompiledPolicy.compile(PolicyReader.parse(text));
        ApplicablePolicies policies =
                ApplicablePolicies.of(List.of(new AttachedPolicy(PolicyOrigin.managed("Readers", policyArn), policy)));
        RequestContext context =
                RequestContext.builder().put("aws:username", "ana").build();
        AuthorizationRequest request = new AuthorizationRequest("iam:GetUser", userArn, context);

        Decision decision = PolicyEngine.decide(request, policies);
        Explanation everyStatement = PolicyEngine.explain(request, policies);
        Optional<Reason> whatWouldHelp = WhatIfs.reasonFor(request, policies, new CallerFacts(userArn, true, false));

        assertThat(decision.isAllowed()).isTrue();
        assertThat(everyStatement.decision()).isEqualTo(decision);
        assertThat(whatWouldHelp).isEmpty();
    }

    @Test
    @Tag("row-by-row")
    void shows_these_very_lines_and_not_more_than_ten() throws IOException {
        String documentation = Files.readString(Path.of("src/main/java/dev/latchkey/policy/package-info.java"));
        String example = documentation
                .substring(documentation.indexOf("{@code") + 6, documentation.indexOf("}</pre>"))
                .replace(" * ", "");
        String test = Files.readString(Path.of("src/test/java/dev/latchkey/policy/PackageDocumentationTest.java"));

        assertThat(example.lines().filter(line -> line.length() > 3)).hasSizeLessThanOrEqualTo(10);
        assertThat(withoutSpace(test)).contains(withoutSpace(example.replace(" *\n", "")));
    }

    /** However the lines are broken. */
    private static String withoutSpace(String code) {
        return code.replaceAll("\\s", "");
    }
}
