package dev.latchkey.permission;

import static dev.latchkey.permission.PolicyOperationsTest.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.account.DeleteAccountPasswordPolicy;
import dev.latchkey.account.UpdateAccountPasswordPolicy;
import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.credential.accesskey.CreateAccessKey;
import dev.latchkey.credential.accesskey.UpdateAccessKey;
import dev.latchkey.credential.certificate.CertificateFile;
import dev.latchkey.credential.certificate.UploadSigningCertificate;
import dev.latchkey.credential.gitcredential.CreateServiceSpecificCredential;
import dev.latchkey.credential.gitcredential.ResetServiceSpecificCredential;
import dev.latchkey.credential.mfa.CreateVirtualMfaDevice;
import dev.latchkey.credential.mfa.DeactivateMfaDevice;
import dev.latchkey.credential.mfa.DeleteVirtualMfaDevice;
import dev.latchkey.credential.mfa.EnableMfaDevice;
import dev.latchkey.credential.mfa.ResyncMfaDevice;
import dev.latchkey.credential.mfa.VirtualMfaDeviceMetadata;
import dev.latchkey.credential.password.CreateLoginProfile;
import dev.latchkey.credential.password.UpdateLoginProfile;
import dev.latchkey.credential.sshkey.SshKeyFile;
import dev.latchkey.credential.sshkey.UploadSshPublicKey;
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
import dev.latchkey.support.AuthenticatorApp;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.World;
import dev.latchkey.support.World.Account;
import dev.latchkey.support.World.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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
import org.junit.jupiter.params.provider.ValueSource;

/** What lets its holder gain the rights of others: it does what it means, is written down, and ends at the own user. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EscalationTest {

    private static final String GIT = "codecommit.amazonaws.com";

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
        LIST.put("iam:CreateAccessKey", scene -> new CreateAccessKey("victim", null));
        LIST.put(
                "iam:UpdateAccessKey",
                scene -> new UpdateAccessKey("victim", scene.accessKey, CredentialStatus.ACTIVE));
        LIST.put("iam:UploadSSHPublicKey", scene -> new UploadSshPublicKey("victim", SshKeyFile.text("rsa-2048.pub")));
        LIST.put(
                "iam:UploadSigningCertificate",
                scene -> new UploadSigningCertificate("victim", CertificateFile.text("another.pem")));
        LIST.put(
                "iam:CreateServiceSpecificCredential",
                scene -> new CreateServiceSpecificCredential("victim", GIT, null));
        LIST.put(
                "iam:ResetServiceSpecificCredential",
                scene -> new ResetServiceSpecificCredential("victim", scene.gitCredential, null));
        LIST.put(
                "iam:EnableMFADevice",
                scene -> new EnableMfaDevice(
                        "known", scene.spare.serialNumber(), scene.code(scene.spare, -1), scene.code(scene.spare, 0)));
        LIST.put(
                "iam:ResyncMFADevice",
                scene -> new ResyncMfaDevice(
                        "victim",
                        scene.device.serialNumber(),
                        scene.code(scene.device, 1),
                        scene.code(scene.device, 2)));
        LIST.put("iam:DeactivateMFADevice", scene -> new DeactivateMfaDevice("victim", scene.device.serialNumber()));
        LIST.put("iam:DeleteVirtualMFADevice", scene -> new DeleteVirtualMfaDevice(scene.spare.serialNumber()));
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

    @Inject
    Clock clock;

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

    @ParameterizedTest
    @MethodSource("actions")
    void with_every_right_but_this_one_it_fails(String action) {
        Scene scene = new Scene(world.account(), everythingBut(action));

        assertThatThrownBy(() -> operations.perform(scene.attacker.caller(), scene.attack(action)))
                .isInstanceOf(OperationRefused.class);

        assertThat(scene.rows(action, "denied")).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iam:AttachRolePolicy", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy"})
    void of_what_is_about_roles_which_the_portal_does_not_have_the_editor_warns_all_the_same(String action) {
        assertThat(PolicyValidator.validate(allow(action, "*"), PolicyKind.MANAGED)
                        .findings())
                .extracting("id")
                .contains("privilege-escalation");
    }

    @ParameterizedTest
    @MethodSource("actions")
    void on_oneself_alone_the_editor_does_not_warn(String action) {
        String grant = allow(action, "arn:aws:iam::123456789012:user/${aws:username}");

        assertThat(PolicyValidator.validate(grant, PolicyKind.MANAGED).findings())
                .extracting("id")
                .doesNotContain("privilege-escalation");
    }

    /** An account with somebody who holds one policy, and what there is to be attacked. */
    private final class Scene {

        private final Account account;
        private final Person attacker;
        private final String policy;
        private final String unused;
        private final String accessKey;
        private final String gitCredential;
        private final VirtualMfaDeviceMetadata device;
        private final VirtualMfaDeviceMetadata spare;

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
            accessKey = account.perform(new CreateAccessKey("victim", null)).accessKeyId();
            account.perform(new UpdateAccessKey("victim", accessKey, CredentialStatus.INACTIVE));
            gitCredential = account.perform(new CreateServiceSpecificCredential("victim", GIT, null))
                    .serviceSpecificCredentialId();
            device = account.perform(CreateVirtualMfaDevice.named("device"));
            spare = account.perform(CreateVirtualMfaDevice.named("spare"));
            account.perform(new EnableMfaDevice("victim", device.serialNumber(), code(device, -1), code(device, 0)));
        }

        private SecretText code(VirtualMfaDeviceMetadata of, int later) {
            String seed = new String(Objects.requireNonNull(of.base32StringSeed()), StandardCharsets.US_ASCII);
            return SecretText.of(AuthenticatorApp.with(seed, clock).code(later));
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

    private static String everythingBut(String action) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"NotAction\":\"" + action
                + "\",\"Resource\":\"*\"}}";
    }
}
