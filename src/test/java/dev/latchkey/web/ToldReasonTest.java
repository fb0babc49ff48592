package dev.latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.platform.configuration.LatchkeyConfiguration.Explanations;
import dev.latchkey.policy.PolicyCase;
import dev.latchkey.policy.PolicyText;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import dev.latchkey.policy.evaluation.AuthorizationRequest;
import dev.latchkey.policy.evaluation.CompiledPolicy;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import dev.latchkey.policy.explanation.CallerFacts;
import dev.latchkey.policy.explanation.Reason;
import dev.latchkey.policy.explanation.WayOut;
import dev.latchkey.policy.explanation.WhatIfs;
import dev.latchkey.web.GateReason.Fact;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ToldReasonTest {

    private static final String ACTION = "iam:CreateAccessKey";

    private static final String CONTRACTORS = """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "iam:*", "Resource": "*"},
          {"Sid": "NoKeys", "Effect": "Deny", "Action": "iam:CreateAccessKey", "Resource": "*"}]}\
        """;

    private static ToldReason told(Explanations level) {
        ApplicablePolicies policies = ApplicablePolicies.of(
                List.of(new AttachedPolicy(PolicyOrigin.inline("Contractors"), CompiledPolicy.ofText(CONTRACTORS))));
        AuthorizationRequest request = new AuthorizationRequest(
                ACTION, PolicyText.arn("user/alice"), PolicyCase.alice().build());
        Reason reason = WhatIfs.reasonFor(request, policies, new CallerFacts(PolicyCase.ALICE, false, false))
                .orElseThrow();
        return ToldReason.of(reason, ACTION, PolicyText.arn("user/alice"), () -> "is not authorized to perform", level);
    }

    @Test
    void tells_policy_statement_and_IAM_s_own_words_where_all_may_be_told() {
        ToldReason told = told(Explanations.STATEMENT);

        assertThat(told.name()).isEqualTo("explicit-deny");
        assertThat(told.facts())
                .extracting(Fact::label)
                .contains("Action", "Resource", "Policy", "Statement", "In the words of IAM");
        assertThat(told.facts()).extracting(Fact::text).contains("Contractors", "NoKeys", "written into your user");
    }

    @Test
    void tells_its_kind_but_neither_policy_nor_statement_where_reasons_alone_are_told() {
        ToldReason told = told(Explanations.REASON);

        assertThat(told.name()).isEqualTo("explicit-deny");
        assertThat(told.sentence()).isEqualTo("A policy blocks this.");
        assertThat(told.facts()).extracting(Fact::label).containsExactly("Action", "Resource");
        assertThat(told.toString()).doesNotContain("NoKeys", "Contractors", "is not authorized to perform");
    }

    @Test
    void tells_that_it_is_one_and_whom_to_ask_where_nothing_is_told() {
        ToldReason told = told(Explanations.NONE);

        assertThat(told.name()).isEqualTo("refused");
        assertThat(told.sentence()).isEqualTo("You may not do this.");
        assertThat(told.wayOut()).isEqualTo(WayOut.ASK_ADMINISTRATOR);
        assertThat(told.facts()).isEmpty();
        assertThat(told.toString()).doesNotContain("NoKeys", "Contractors", "explicit-deny");
    }
}
