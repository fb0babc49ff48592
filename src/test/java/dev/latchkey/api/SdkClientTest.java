package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.TestKeys;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PasswordPolicyViolationException;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.User;

/** The AWS SDK for Java as it comes, pointed at the portal. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SdkClientTest extends AdministeredAccount {

    private static final String DOCUMENT =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"iam:Get*\",\"Resource\":\"*\"}]}";

    @Inject
    TestKeys keys;

    @Test
    void tells_who_one_is() {
        assertThat(sts.getCallerIdentity().arn()).isEqualTo(ana.arn());
        assertThat(sts.getCallerIdentity().userId()).isEqualTo(ana.userId());
    }

    @Test
    void looks_after_users() {
        User made = iam.createUser(create -> create.userName("Bob")
                        .path("/team/")
                        .tags(Tag.builder().key("Team").value("blue").build()))
                .user();

        assertThat(made.arn()).isEqualTo("arn:aws:iam::" + account.accountId() + ":user/team/Bob");
        assertThat(iam.waiter()
                        .waitUntilUserExists(get -> get.userName("bob"))
                        .matched()
                        .response())
                .hasValueSatisfying(found -> assertThat(found.user().userName()).isEqualTo("Bob"));
        iam.tagUser(tag ->
                tag.userName("Bob").tags(Tag.builder().key("team").value("red").build()));
        assertThat(iam.listUserTags(list -> list.userName("Bob")).tags())
                .extracting(Tag::value)
                .containsExactly("red");
        iam.untagUser(untag -> untag.userName("Bob").tagKeys("Team"));
        iam.updateUser(update -> update.userName("Bob").newUserName("Robert"));
        assertThatThrownBy(() -> iam.getUser(get -> get.userName("Bob")))
                .isInstanceOf(NoSuchEntityException.class)
                .hasMessageContaining("The user with name Bob cannot be found.");
        iam.deleteUser(delete -> delete.userName("Robert"));
        assertThat(iam.listUsers(list -> list.pathPrefix("/team/")).users()).isEmpty();
    }

    @Test
    void goes_through_a_listing_page_by_page() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            account.user(name);
        }

        assertThat(iam.listUsersPaginator(list -> list.maxItems(2)).users().stream()
                        .map(User::userName))
                .containsExactly("a", "Ana", "b", "c", "d", "e");
    }

    @Test
    void looks_after_groups() {
        iam.createGroup(create -> create.groupName("Staff"));
        iam.addUserToGroup(add -> add.groupName("staff").userName("ana"));

        assertThat(iam.getGroup(get -> get.groupName("STAFF")).users())
                .extracting(User::userName)
                .containsExactly("Ana");
        assertThat(iam.listGroupsForUser(list -> list.userName("Ana")).groups()).hasSize(1);
        assertThatThrownBy(() -> iam.createGroup(create -> create.groupName("STAFF")))
                .isInstanceOf(EntityAlreadyExistsException.class);
        iam.removeUserFromGroup(remove -> remove.groupName("Staff").userName("Ana"));
        iam.updateGroup(update -> update.groupName("Staff").newGroupName("People"));
        assertThat(iam.listGroups().groups()).extracting(g -> g.groupName()).containsExactly("People");
        iam.deleteGroup(delete -> delete.groupName("People"));
    }

    @Test
    void looks_after_policies() {
        String arn = iam.createPolicy(create -> create.policyName("Readers").policyDocument(DOCUMENT))
                .policy()
                .arn();
        iam.attachUserPolicy(attach -> attach.userName("Ana").policyArn(arn));

        assertThat(iam.listAttachedUserPolicies(list -> list.userName("Ana")).attachedPolicies())
                .extracting(each -> each.policyName())
                .containsExactlyInAnyOrder("AdministratorAccess", "Readers");
        String document = iam.getPolicyVersion(get -> get.policyArn(arn).versionId("v1"))
                .policyVersion()
                .document();
        assertThat(URLDecoder.decode(document, StandardCharsets.UTF_8)).isEqualTo(DOCUMENT);
        iam.putUserPolicy(put -> put.userName("Ana").policyName("Inline").policyDocument(DOCUMENT));
        assertThat(URLDecoder.decode(
                        iam.getUserPolicy(get -> get.userName("Ana").policyName("Inline"))
                                .policyDocument(),
                        StandardCharsets.UTF_8))
                .isEqualTo(DOCUMENT);
        assertThat(iam.listEntitiesForPolicy(list -> list.policyArn(arn)).policyUsers())
                .hasSize(1);
        iam.detachUserPolicy(detach -> detach.userName("Ana").policyArn(arn));
        iam.deletePolicy(delete -> delete.policyArn(arn));
    }

    @Test
    void simulates() {
        var results = iam.simulateCustomPolicy(
                        simulate -> simulate.policyInputList(DOCUMENT).actionNames("iam:GetUser", "iam:DeleteUser"))
                .evaluationResults();

        assertThat(results)
                .extracting(result -> result.evalActionName() + " " + result.evalDecisionAsString())
                .containsExactly("iam:GetUser allowed", "iam:DeleteUser implicitDeny");
    }

    @Test
    void looks_after_the_account() {
        iam.updateAccountPasswordPolicy(
                update -> update.minimumPasswordLength(12).maxPasswordAge(90));
        assertThat(iam.getAccountPasswordPolicy().passwordPolicy().maxPasswordAge())
                .isEqualTo(90);
        iam.deleteAccountPasswordPolicy();
        assertThatThrownBy(() -> iam.getAccountPasswordPolicy()).isInstanceOf(NoSuchEntityException.class);
        String alias = "alias-" + account.accountId();
        iam.createAccountAlias(create -> create.accountAlias(alias));
        assertThat(iam.listAccountAliases().accountAliases()).containsExactly(alias);
        assertThat(iam.getAccountSummary().summaryMapAsStrings()).containsKeys("Users", "UsersQuota");
    }

    @Test
    void changes_passwords() {
        ana.withPassword(World.PASSWORD);
        iam.changePassword(change -> change.oldPassword(World.PASSWORD).newPassword(World.OTHER_PASSWORD));

        assertThatThrownBy(() -> iam.changePassword(
                        change -> change.oldPassword(World.PASSWORD).newPassword(World.OTHER_PASSWORD)))
                .isInstanceOfSatisfying(IamException.class, refused -> assertThat(
                                refused.awsErrorDetails().errorCode())
                        .isEqualTo("AccessDenied"));
        assertThatThrownBy(() -> iam.changePassword(
                        change -> change.oldPassword(World.OTHER_PASSWORD).newPassword("password")))
                .isInstanceOf(PasswordPolicyViolationException.class);
    }

    @Test
    void gives_others_passwords() {
        account.user("Bob");

        iam.createLoginProfile(
                create -> create.userName("bob").password(World.PASSWORD).passwordResetRequired(true));
        assertThat(iam.getLoginProfile(get -> get.userName("Bob"))
                        .loginProfile()
                        .passwordResetRequired())
                .isTrue();
        iam.updateLoginProfile(update -> update.userName("Bob").passwordResetRequired(false));
        assertThat(iam.getLoginProfile(get -> get.userName("Bob"))
                        .loginProfile()
                        .passwordResetRequired())
                .isFalse();
        iam.deleteLoginProfile(delete -> delete.userName("Bob"));
        assertThatThrownBy(() -> iam.getLoginProfile(get -> get.userName("Bob")))
                .isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void is_refused_what_no_policy_allows() {
        try (IamClient zoes = programs.iam(account.user("Zoe"))) {
            assertThatThrownBy(() -> zoes.listUsers()).isInstanceOfSatisfying(IamException.class, refused -> {
                assertThat(refused.statusCode()).isEqualTo(403);
                assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            });
        }
    }

    @Test
    void issues_session_credentials() {
        assertThat(sts.getSessionToken(get -> get.durationSeconds(900))
                        .credentials()
                        .accessKeyId())
                .startsWith("ASIA");
        assertThat(sts.getAccessKeyInfo(get -> get.accessKeyId(keys.issue(ana).accessKeyId()))
                        .account())
                .isEqualTo(account.accountId());
    }
}
