package dev.latchkey.permission;

import static dev.latchkey.permission.PolicyOperationsTest.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationRefused;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.World;
import dev.latchkey.support.World.Account;
import dev.latchkey.support.World.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Policies on trial, as programs ask for them. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SimulationTest {

    private static final String OWN_USER = allow("iam:GetUser", "arn:aws:iam::*:user/${aws:username}");

    @Inject
    World world;

    @Inject
    Operations operations;

    private Account account;
    private Person eve;

    @BeforeEach
    void openAccount() {
        account = world.account().usersMayChangePassword();
        eve = account.user("eve").with(account.policy("OwnUser", OWN_USER));
    }

    @Test
    void tells_what_a_user_s_policies_decide_with_the_place_of_the_statement() {
        EvaluationResult own = simulate(eve.arn(), List.of(), "iam:GetUser", eve.arn());

        assertThat(own.evalDecision()).isEqualTo("allowed");
        assertThat(own.matchedStatements())
                .containsExactly(new EvaluationResult.MatchedStatement(
                        "OwnUser",
                        "IAM Policy",
                        new EvaluationResult.Place(1, 40),
                        new EvaluationResult.Place(1, OWN_USER.length() - 1)));
        assertThat(simulate(eve.arn(), List.of(), "iam:GetUser", eve.arn() + "x")
                        .evalDecision())
                .isEqualTo("implicitDeny");
    }

    @Test
    void leaves_the_account_s_flag_out() {
        assertThat(simulate(eve.arn(), List.of(), "iam:ChangePassword", eve.arn())
                        .evalDecision())
                .isEqualTo("implicitDeny");
    }

    @Test
    void takes_further_policies_and_a_boundary_on_trial() {
        String deny = allow("iam:*", "*").replace("Allow", "Deny");

        EvaluationResult denied = simulate(eve.arn(), List.of(deny), "iam:GetUser", eve.arn());

        assertThat(denied.evalDecision()).isEqualTo("explicitDeny");
        assertThat(denied.matchedStatements()).extracting("sourcePolicyId").containsExactly("PolicyInputList.1");
        account.perform(new PutUserPermissionsBoundary("eve", account.policy("Bound", allow("iam:List*", "*"))));
        EvaluationResult bounded = simulate(eve.arn(), List.of(), "iam:GetUser", eve.arn());
        assertThat(bounded.evalDecision()).isEqualTo("implicitDeny");
        assertThat(bounded.permissionsBoundaryDecisionDetail())
                .isEqualTo(new EvaluationResult.PermissionsBoundaryDecisionDetail(false));
    }

    @Test
    void names_the_keys_that_policies_speak_of_and_the_request_lacks() {
        String withMfa = """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "iam:*", "Resource": "*",
                 "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}}\
            """;

        Paged<EvaluationResult> without = custom(withMfa, List.of());
        Paged<EvaluationResult> with =
                custom(withMfa, List.of(new ContextEntry("aws:multifactorauthpresent", List.of("true"), "boolean")));

        assertThat(without.items().get(0).missingContextValues()).containsExactly("aws:MultiFactorAuthPresent");
        assertThat(without.items().get(0).evalDecision()).isEqualTo("implicitDeny");
        assertThat(with.items().get(0).missingContextValues()).isEmpty();
        assertThat(with.items().get(0).evalDecision()).isEqualTo("allowed");
    }

    @Test
    void answers_once_for_each_action_on_each_resource_page_by_page() {
        Paged<EvaluationResult> first = operations.perform(
                account.root(),
                new SimulatePrincipalPolicy(
                        eve.arn(),
                        List.of(),
                        List.of(),
                        List.of("iam:GetUser", "iam:ListUsers"),
                        List.of(eve.arn(), "*"),
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        new Page(null, 3)));

        assertThat(first.items())
                .extracting(EvaluationResult::evalResourceName)
                .containsExactly(eve.arn(), "*", eve.arn());
        assertThat(first.isTruncated()).isTrue();
    }

    @Test
    void works_for_groups_too() {
        account.group("team").attachToGroup("team", account.policy("Team", allow("iam:ListUsers", "*")));
        String group = "arn:aws:iam::" + account.accountId() + ":group/TEAM";

        assertThat(simulate(group, List.of(), "iam:ListUsers", "*").evalDecision())
                .isEqualTo("allowed");
        fails(group.replace("TEAM", "none"), ErrorCode.NO_SUCH_ENTITY);
        fails("arn:aws:iam::" + account.accountId() + ":role/any", ErrorCode.NO_SUCH_ENTITY);
        fails("nothing like an ARN at all", ErrorCode.INVALID_INPUT);
    }

    @Test
    void is_permitted_for_each_principal_by_itself() {
        Person tester = account.user("tester")
                .with(account.policy("SimulateEve", allow("iam:SimulatePrincipalPolicy", eve.arn())));
        SimulatePrincipalPolicy about = simulation(eve.arn(), List.of(), "iam:GetUser", "*");
        SimulatePrincipalPolicy other = simulation(tester.arn(), List.of(), "iam:GetUser", "*");

        operations.perform(tester.caller(), about);

        assertThatThrownBy(() -> operations.perform(tester.caller(), other)).isInstanceOf(OperationRefused.class);
    }

    @Test
    void lists_the_keys_of_documents_as_they_are_spelled() {
        assertThat(account.perform(new GetContextKeysForPrincipalPolicy(eve.arn(), List.of(OWN_USER))))
                .containsExactly("aws:username", "aws:username");
        assertThat(account.perform(
                        new GetContextKeysForCustomPolicy(List.of(OWN_USER.replace("2012-10-17", "2008-10-17")))))
                .isEmpty();
    }

    private Paged<EvaluationResult> custom(String document, List<ContextEntry> entries) {
        return account.perform(new SimulateCustomPolicy(
                List.of(document),
                List.of(),
                List.of("iam:GetUser"),
                List.of(),
                null,
                null,
                null,
                entries,
                null,
                Page.FIRST));
    }

    private EvaluationResult simulate(String source, List<String> more, String action, String resource) {
        return account.perform(simulation(source, more, action, resource))
                .items()
                .get(0);
    }

    private static SimulatePrincipalPolicy simulation(
            String source, List<String> more, String action, String resource) {
        return new SimulatePrincipalPolicy(
                source,
                more,
                List.of(),
                List.of(action),
                List.of(resource),
                null,
                null,
                null,
                List.of(),
                null,
                Page.FIRST);
    }

    private void fails(String source, ErrorCode code) {
        assertThatThrownBy(() -> simulate(source, List.of(), "iam:GetUser", "*"))
                .isInstanceOfSatisfying(OperationFailed.class, failed -> assertThat(failed.code())
                        .isEqualTo(code));
    }
}
