package dev.latchkey.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.PolicyCase;
import dev.latchkey.policy.PolicyText;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AuthorizationRequest;
import dev.latchkey.policy.evaluation.Decision;
import dev.latchkey.policy.evaluation.PolicyEngine;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import dev.latchkey.policy.explanation.Reason;
import dev.latchkey.policy.explanation.ReasonClass;
import dev.latchkey.policy.explanation.WayOut;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What closed controls say is said in German as well, whatever the reason. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReasonsInGermanTest {

    private static Reason reason(
            ReasonClass reasonClass,
            @Nullable String policy,
            @Nullable String sid,
            @Nullable Long age,
            String... keys) {
        AuthorizationRequest request = new AuthorizationRequest(
                "iam:GetUser", PolicyText.arn("user/bob"), PolicyCase.alice().build());
        Decision decision = PolicyEngine.decide(request, ApplicablePolicies.of(List.of()));
        PolicyOrigin origin = policy == null ? null : PolicyOrigin.inline(policy);
        return new Reason(
                reasonClass,
                request,
                decision,
                origin,
                sid,
                List.of(keys),
                WayOut.NONE,
                PolicyText.arn("user/alice"),
                age,
                null,
                List.of());
    }

    private static String german(Reason reason) {
        return Words.in(Language.GERMAN, reason.sentence());
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_is_told(ReasonClass reasonClass) {
        Reason reason = reason(reasonClass, "TeamLimits", "Limits", 300L, "aws:SourceIp");

        assertThat(Catalogue.of(Language.GERMAN).of(reason.sentence()))
                .as(reason.sentence())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7200 | höchstens 2 Std. alt",
                "300 | höchstens 5 Min. alt",
                "59 | höchstens 59 Sek. alt",
            })
    void an_age_is_told_in_its_unit(long age, String told) {
        assertThat(german(reason(ReasonClass.MFA_TOO_OLD, null, null, age))).contains(told);
    }

    @Test
    void what_is_not_named_in_English_is_not_named_in_German() {
        assertThat(german(reason(ReasonClass.EXPLICIT_DENY, "held", null, null)))
                .isEqualTo("Eine Richtlinie verhindert dies: eine Anweisung in `held`.");
        assertThat(german(reason(ReasonClass.BOUNDARY, null, null, null)))
                .isEqualTo("Die Berechtigungsgrenze schließt dies nicht ein.");
        assertThat(german(reason(ReasonClass.MFA_TOO_OLD, null, null, null)))
                .isEqualTo("Ihre letzte MFA-Bestätigung liegt dafür zu lange zurück.");
    }

    @Test
    void several_condition_keys_are_told_as_a_list() {
        assertThat(german(reason(ReasonClass.CONDITION, null, null, null, "aws:SourceIp", "aws:SecureTransport")))
                .startsWith("Nur zugelassen, wenn `aws:SourceIp` und `aws:SecureTransport` passen.");
        assertThat(german(reason(ReasonClass.CONDITION, null, null, null, "a", "b", "c")))
                .startsWith("Nur zugelassen, wenn `a`, `b` und `c` passen.");
    }
}
