package dev.latchkey.permission;

import static dev.latchkey.permission.PolicyOperationsTest.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.account.DeleteAccountPasswordPolicy;
import dev.latchkey.account.UpdateAccountPasswordPolicy;
import dev.latchkey.credential.password.CreateLoginProfile;
import dev.latchkey.credential.password.UpdateLoginProfile;
import dev.latchkey.identity.AddUserToGroup;
import dev.latchkey.identity.RemoveUserFromGroup;
import dev.latchkey.identity.Tag;
import dev.latchkey.identity.TagUser;
import dev.latchkey.identity.UpdateUser;
import dev.latchkey.identity.UserName;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationRefused;
import dev.latchkey.operation.Operations;
import dev.latchkey.platform.Sql;
import dev.latchkey.policy.validation.PolicyKind;
import dev.latchkey.policy.validation.PolicyValidator;
import dev.latchkey.secret.SecretText;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.World;
import dev.latchkey.support.World.Account;
import dev.latchkey.support.World.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What lets its holder gain the rights of others: it does what it means, is written down, and ends at the own user. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EscalationTest {

    private static final Map<String, Function<Scene, Operation<?>>> LIST = new LinkedHashMap<>();

    static {
        LIST.put("iam:CreatePolicyVersion", scene -> new CreatePolicyVersion(scene.policy, allow("*", "*"), true));
        LIST.put("iam:SetDefaultPolicyVersion", scene -> new SetDefaultPolicyVersion(scene.policy, "v2"));
        LIST.put("iam:DeletePolicyVersion", scene -> new DeletePolicyVersion(scene.policy, "v2"));
        LIST.put("iam:AttachUserPolicy", scene -> new AttachUserPolicy("victim", scene.unused));
        LIST.put("iam:AttachGroupPolicy", scene -> new AttachGroupPolicy("team", scene.unused));
        LIST.put("iam:PutUserPolicy", scene -> new PutUserPolicy("victim", "more", allow("*", "*")));
        LIST.put("iam:PutGroupPolicy", scene -> new PutGroupPolicy("team", "more", allow("*", "*")));
        LIST.put("iam:DetachUserPolicy", scene -> new DetachUserPolicy("victim", scene.policy));
        LIST.put("iam:DetachGroupPolicy", scene -> new DetachGroupPolicy("team", scene.policy));
        LIST.put("iam:DeleteUserPolicy", scene -> new DeleteUserPolicy("victim", "own"));
        LIST.put("iam:DeleteGroupPolicy", scene -> new DeleteGroupPolicy("team", "own"));
        LIST.put("iam:AddUserToGroup", scene -> new AddUserToGroup("team", "attacker"));
        LIST.put("iam:RemoveUserFromGroup", scene -> new RemoveUserFromGroup("team", "victim"));
        LIST.put("iam:UpdateUser", scene -> new UpdateUser("victim", null, new UserName("trusted")));
        LIST.put("iam:TagUser", scene -> new TagUser("victim", List.of(new Tag("team", "ops"))));
        LIST.put("iam:PutUserPermissionsBoundary", scene -> new PutUserPermissionsBoundary("victim", scene.unused));
        LIST.put("iam:DeleteUserPermissionsBoundary", scene -> new DeleteUserPermissionsBoundary("victim"));
        LIST.put(
                "iam:CreateLoginProfile",
                scene -> new CreateLoginProfile("victim", SecretText.of(World.PASSWORD), false));
        LIST.put(
                "iam:UpdateLoginProfile",
                scene -> new UpdateLoginProfile("known", SecretText.of(World.OTHER_PASSWORD), false));
        LIST.put(
                "iam:UpdateAccountPasswordPolicy",
                scene -> new UpdateAccountPasswordPolicy(World.Policies.undemanding(true), null));
        LIST.put("iam:DeleteAccountPasswordPolicy", scene -> new DeleteAccountPasswordPolicy(null));
    }

    @Inject
    World world;

    @Inject
    Operations operations;

    @Inject
    Sql sql;

    static Stream<String> actions() {
        return LIST.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("actions")
    void on_others_it_works_and_is_written_down_and_the_editor_warns_of_it(String action) {
        String grant = allow(action, "*");
        Scene scene = new Scene(world.account(), grant);

        operations.perform(scene.attacker.caller(), scene.attack(action));

        assertThat(scene.rows(action, "allowed")).isOne();
        assertThat(PolicyValidator.validate(grant, PolicyKind.MANAGED).findings())
                .extracting("id")
                .contains("privilege-escalation");
    }

    @ParameterizedTest
    @MethodSource("actions")
    void limited_to_oneself_it_reaches_nobody_else(String action) {
        Account account = world.account();
        Scene scene = new Scene(account, allow(action, "arn:aws:iam::" + account.accountId() + ":user/attacker"));

        assertThatThrownBy(() -> operations.perform(scene.attacker.caller(), scene.attack(action)))
                .isInstanceOf(OperationRefused.class);

        assertThat(scene.rows(action, "denied")).isOne();
    }

    /** An account with somebody who holds one policy, and what there is to be attacked. */
    private final class Scene {

        private final Account account;
        private final Person attacker;
        private final String policy;
        private final String unused;

        Scene(Account account, String grant) {
            this.account = account;
            attacker = account.user("attacker").with(account.policy("Grant", grant));
            unused = account.policy("Unused", allow("*", "*"));
            policy = account.policy("Policy", allow("iam:GetUser", "*"));
            account.perform(new CreatePolicyVersion(policy, allow("*", "*"), false));
            account.user("victim").with(policy);
            account.userWithPassword("known");
            account.group("team").attachToGroup("team", policy);
            account.perform(new AddUserToGroup("team", "victim"));
            account.perform(new PutUserPolicy("victim", "own", allow("iam:GetUser", "*")));
            account.perform(new PutGroupPolicy("team", "own", allow("iam:GetUser", "*")));
            account.perform(new PutUserPermissionsBoundary("victim", policy));
            account.usersMayChangePassword();
        }

        Operation<?> attack(String action) {
            return Objects.requireNonNull(LIST.get(action)).apply(this);
        }

        int rows(String action, String result) {
            return sql.first(
                            "select count(*)::int as n from audit_event where account_id = ? and principal_id = ?"
                                    + " and action = ? and result = ?",
                            row -> row.number("n"),
                            account.accountId(),
                            attacker.userId(),
                            action,
                            result)
                    .orElse(0);
        }
    }
}
