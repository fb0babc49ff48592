package dev.latchkey.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLDecoder;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryAttachmentType;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Statement;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.User;

/** An administrator looks after policies with the AWS SDK for Java, and sees of them what IAM tells. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SdkPoliciesTest extends AdministeredAccount {

    private static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String FIRST = Scene.document("iam:GetUser");
    private static final String SECOND = Scene.document("iam:GetGroup");
    private static final String OWN =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"iam:GetUser\","
                    + "\"Resource\":\"arn:aws:iam::*:user/${aws:username}\","
                    + "\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}}}";

    private Policy policy() {
        return iam.createPolicy(create -> create.policyName("Look")
                        .path("/team/")
                        .description("Looks at users")
                        .policyDocument(FIRST)
                        .tags(Tag.builder().key("Team").value("blue").build()))
                .policy();
    }

    @Test
    void a_policy_is_told_as_it_was_made() {
        Policy made = policy();
        Policy told = iam.getPolicy(get -> get.policyArn(made.arn())).policy();

        assertThat(made.arn()).isEqualTo("arn:aws:iam::" + account.accountId() + ":policy/team/Look");
        assertThat(told.policyId()).startsWith("ANPA").hasSize(21).isEqualTo(made.policyId());
        assertThat(told.path()).isEqualTo("/team/");
        assertThat(told.description()).isEqualTo("Looks at users");
        assertThat(told.defaultVersionId()).isEqualTo("v1");
        assertThat(told.attachmentCount()).isZero();
        assertThat(told.permissionsBoundaryUsageCount()).isZero();
        assertThat(told.isAttachable()).isTrue();
        assertThat(told.updateDate()).isEqualTo(told.createDate());
        assertThat(told.tags()).extracting(Tag::key).containsExactly("Team");
    }

    @Test
    void listings_leave_out_what_IAM_leaves_out() {
        Policy made = policy();

        assertThat(iam.listPolicies(list -> list.scope(PolicyScopeType.LOCAL)).policies())
                .singleElement()
                .satisfies(listed -> {
                    assertThat(listed.arn()).isEqualTo(made.arn());
                    assertThat(listed.description()).isNull();
                    assertThat(listed.hasTags()).isFalse();
                });
        assertThat(iam
                        .listPoliciesPaginator(
                                list -> list.scope(PolicyScopeType.AWS).maxItems(3))
                        .policies()
                        .stream()
                        .map(Policy::arn))
                .contains(ADMINISTRATOR)
                .doesNotHaveDuplicates()
                .allMatch(arn -> arn.startsWith("arn:aws:iam::aws:policy/"));
        assertThat(iam.listPolicies(list -> list.onlyAttached(true)).policies())
                .extracting(Policy::arn)
                .containsExactly(ADMINISTRATOR);
    }

    @Test
    void versions_follow_each_other_and_never_share_a_number() {
        String arn = policy().arn();
        PolicyVersion made = iam.createPolicyVersion(
                        create -> create.policyArn(arn).policyDocument(SECOND))
                .policyVersion();

        assertThat(made.versionId()).isEqualTo("v2");
        assertThat(made.isDefaultVersion()).isFalse();
        assertThat(made.document()).isNull();
        iam.setDefaultPolicyVersion(set -> set.policyArn(arn).versionId("v2"));
        PolicyVersion told =
                iam.getPolicyVersion(get -> get.policyArn(arn).versionId("v2")).policyVersion();
        assertThat(told.isDefaultVersion()).isTrue();
        assertThat(URLDecoder.decode(told.document(), UTF_8)).isEqualTo(SECOND);
        assertThat(iam.getPolicy(get -> get.policyArn(arn)).policy().defaultVersionId())
                .isEqualTo("v2");
        assertThatThrownBy(() -> iam.deletePolicy(delete -> delete.policyArn(arn)))
                .isInstanceOf(DeleteConflictException.class);
        iam.deletePolicyVersion(delete -> delete.policyArn(arn).versionId("v1"));
        assertThat(iam.createPolicyVersion(create -> create.policyArn(arn).policyDocument(FIRST))
                        .policyVersion()
                        .versionId())
                .isEqualTo("v3");
        assertThat(iam.listPolicyVersionsPaginator(list -> list.policyArn(arn).maxItems(1)).versions().stream()
                        .map(version ->
                                version.versionId() + " " + version.isDefaultVersion() + " " + version.document()))
                .containsExactlyInAnyOrder("v3 false null", "v2 true null");
    }

    @Test
    void tags_of_a_policy_keep_their_letter_case() {
        String arn = policy().arn();

        iam.tagPolicy(tag ->
                tag.policyArn(arn).tags(Tag.builder().key("team").value("red").build()));
        assertThat(iam.listPolicyTags(list -> list.policyArn(arn)).tags())
                .extracting(tag -> tag.key() + "=" + tag.value())
                .containsExactlyInAnyOrder("Team=blue", "team=red");
        iam.untagPolicy(untag -> untag.policyArn(arn).tagKeys("Team"));
        assertThat(iam.listPolicyTags(list -> list.policyArn(arn)).tags())
                .extracting(Tag::key)
                .containsExactly("team");
    }

    @Test
    void groups_have_policies_attached() {
        account.group("Staff");
        String arn = policy().arn();

        iam.attachGroupPolicy(attach -> attach.groupName("staff").policyArn(arn));
        iam.attachGroupPolicy(attach -> attach.groupName("staff").policyArn(arn));
        assertThat(iam.listAttachedGroupPoliciesPaginator(list -> list.groupName("STAFF"))
                        .attachedPolicies())
                .extracting(AttachedPolicy::policyName, AttachedPolicy::policyArn)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Look", arn));
        assertThat(iam.listAttachedGroupPolicies(list -> list.groupName("Staff").pathPrefix("/other/"))
                        .attachedPolicies())
                .isEmpty();
        assertThat(iam.getPolicy(get -> get.policyArn(arn)).policy().attachmentCount())
                .isEqualTo(1);
        iam.detachGroupPolicy(detach -> detach.groupName("Staff").policyArn(arn));
        assertThatThrownBy(() -> iam.detachGroupPolicy(
                        detach -> detach.groupName("Staff").policyArn(arn)))
                .isInstanceOf(NoSuchEntityException.class)
                .hasMessageContaining("Policy " + arn + " was not found.");
    }

    @Test
    void groups_have_policies_of_their_own() {
        account.group("Staff");

        iam.putGroupPolicy(put -> put.groupName("Staff").policyName("Own").policyDocument(FIRST));
        iam.putGroupPolicy(put -> put.groupName("Staff").policyName("own").policyDocument(SECOND));
        assertThat(iam.listGroupPoliciesPaginator(list -> list.groupName("Staff"))
                        .policyNames())
                .containsExactly("Own");
        var told = iam.getGroupPolicy(get -> get.groupName("staff").policyName("OWN"));
        assertThat(told.groupName()).isEqualTo("Staff");
        assertThat(URLDecoder.decode(told.policyDocument(), UTF_8)).isEqualTo(SECOND);
        iam.deleteGroupPolicy(delete -> delete.groupName("Staff").policyName("Own"));
        assertThat(iam.listGroupPolicies(list -> list.groupName("Staff")).hasPolicyNames())
                .isTrue();
        assertThat(iam.listGroupPolicies(list -> list.groupName("Staff")).policyNames())
                .isEmpty();
    }

    @Test
    void users_have_policies_of_their_own() {
        account.user("bob");

        iam.putUserPolicy(put -> put.userName("bob").policyName("One").policyDocument(FIRST));
        iam.putUserPolicy(put -> put.userName("bob").policyName("Two").policyDocument(SECOND));
        assertThat(iam.listUserPoliciesPaginator(list -> list.userName("bob").maxItems(1))
                        .policyNames())
                .containsExactly("One", "Two");
        iam.deleteUserPolicy(delete -> delete.userName("bob").policyName("One"));
        assertThat(iam.listUserPolicies(list -> list.userName("bob")).policyNames())
                .containsExactly("Two");
        assertThatThrownBy(() ->
                        iam.deleteUserPolicy(delete -> delete.userName("bob").policyName("One")))
                .isInstanceOf(NoSuchEntityException.class)
                .hasMessageContaining("The user policy with name One cannot be found.");
    }

    @Test
    void a_permissions_boundary_is_told_with_its_user() {
        account.user("bob");
        String arn = policy().arn();

        assertThat(bob().permissionsBoundary()).isNull();
        iam.putUserPermissionsBoundary(put -> put.userName("bob").permissionsBoundary(arn));
        assertThat(bob().permissionsBoundary().permissionsBoundaryArn()).isEqualTo(arn);
        assertThat(bob().permissionsBoundary().permissionsBoundaryType())
                .isEqualTo(PermissionsBoundaryAttachmentType.PERMISSIONS_BOUNDARY_POLICY);
        assertThat(iam.getPolicy(get -> get.policyArn(arn)).policy().permissionsBoundaryUsageCount())
                .isEqualTo(1);
        assertThat(iam.listUsers().users())
                .allSatisfy(user -> assertThat(user.permissionsBoundary()).isNull());
        iam.deleteUserPermissionsBoundary(delete -> delete.userName("bob"));
        assertThat(bob().permissionsBoundary()).isNull();
        assertThatThrownBy(() -> iam.deleteUserPermissionsBoundary(delete -> delete.userName("bob")))
                .isInstanceOf(NoSuchEntityException.class);
    }

    private User bob() {
        return iam.getUser(get -> get.userName("bob")).user();
    }

    @Test
    void entities_of_a_policy_are_told_by_their_kind_and_use() {
        account.group("Staff");
        World.Person bob = account.user("bob");
        String arn = policy().arn();
        iam.attachGroupPolicy(attach -> attach.groupName("Staff").policyArn(arn));
        iam.putUserPermissionsBoundary(put -> put.userName("bob").permissionsBoundary(arn));

        var all = iam.listEntitiesForPolicy(list -> list.policyArn(arn));
        assertThat(all.policyGroups()).singleElement().satisfies(group -> {
            assertThat(group.groupName()).isEqualTo("Staff");
            assertThat(group.groupId()).startsWith("AGPA");
        });
        assertThat(all.policyUsers()).singleElement().satisfies(user -> {
            assertThat(user.userName()).isEqualTo("bob");
            assertThat(user.userId()).isEqualTo(bob.userId());
        });
        assertThat(all.policyRoles()).isEmpty();
        var groups = iam.listEntitiesForPolicy(list -> list.policyArn(arn).entityFilter(EntityType.GROUP));
        assertThat(groups.policyUsers()).isEmpty();
        assertThat(groups.policyGroups()).hasSize(1);
        var boundaries = iam.listEntitiesForPolicy(
                list -> list.policyArn(arn).policyUsageFilter(PolicyUsageType.PERMISSIONS_BOUNDARY));
        assertThat(boundaries.policyUsers()).hasSize(1);
        assertThat(boundaries.policyGroups()).isEmpty();
        assertThat(iam
                        .listEntitiesForPolicyPaginator(
                                list -> list.policyArn(arn).maxItems(1))
                        .stream()
                        .mapToInt(page ->
                                page.policyGroups().size() + page.policyUsers().size())
                        .sum())
                .isEqualTo(2);
    }

    @Test
    void a_simulation_tells_what_decided_and_what_it_would_need_to_know() {
        World.Person bob = account.user("bob");
        iam.putUserPolicy(put -> put.userName("bob").policyName("Own").policyDocument(OWN));

        EvaluationResult without = iam.simulatePrincipalPolicy(simulate -> simulate.policySourceArn(bob.arn())
                        .actionNames("iam:GetUser")
                        .resourceArns(bob.arn()))
                .evaluationResults()
                .get(0);
        assertThat(without.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
        assertThat(without.evalResourceName()).isEqualTo(bob.arn());
        assertThat(without.missingContextValues()).contains("aws:MultiFactorAuthPresent");
        assertThat(without.matchedStatements()).isEmpty();

        EvaluationResult with = iam.simulatePrincipalPolicyPaginator(simulate -> simulate.policySourceArn(bob.arn())
                        .actionNames("iam:GetUser")
                        .resourceArns(bob.arn())
                        .contextEntries(ContextEntry.builder()
                                .contextKeyName("aws:MultiFactorAuthPresent")
                                .contextKeyType(ContextKeyTypeEnum.BOOLEAN)
                                .contextKeyValues("true")
                                .build()))
                .evaluationResults()
                .iterator()
                .next();
        assertThat(with.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
        assertThat(with.missingContextValues()).isEmpty();
        assertThat(with.matchedStatements()).singleElement().satisfies(SdkPoliciesTest::isInTheFirstLine);
    }

    private static void isInTheFirstLine(Statement statement) {
        assertThat(statement.sourcePolicyId()).isEqualTo("Own");
        assertThat(statement.startPosition().line()).isEqualTo(1);
        assertThat(statement.endPosition().column())
                .isGreaterThan(statement.startPosition().column());
    }

    @Test
    void a_simulation_of_texts_alone_asks_nobody_s_policies() {
        String arn = "arn:aws:iam::" + account.accountId() + ":user/bob";
        var results = iam.simulateCustomPolicy(simulate -> simulate.policyInputList(OWN)
                        .callerArn(arn)
                        .actionNames("iam:GetUser", "iam:DeleteUser")
                        .resourceArns(arn, "arn:aws:iam::" + account.accountId() + ":user/eve")
                        .contextEntries(ContextEntry.builder()
                                .contextKeyName("aws:MultiFactorAuthPresent")
                                .contextKeyType(ContextKeyTypeEnum.BOOLEAN)
                                .contextKeyValues("true")
                                .build()))
                .evaluationResults();

        assertThat(results)
                .extracting(EvaluationResult::evalActionName, EvaluationResult::evalDecisionAsString)
                .hasSize(4)
                .containsOnlyOnce(org.assertj.core.groups.Tuple.tuple("iam:GetUser", "allowed"));
        assertThat(results.stream()
                        .filter(each -> each.evalDecision() == PolicyEvaluationDecisionType.ALLOWED)
                        .map(EvaluationResult::evalResourceName))
                .containsExactly(arn);
    }

    @Test
    void context_keys_are_told_of_texts_and_of_users() {
        World.Person bob = account.user("bob");
        iam.putUserPolicy(put -> put.userName("bob").policyName("Own").policyDocument(OWN));

        assertThat(iam.getContextKeysForCustomPolicy(get -> get.policyInputList(OWN))
                        .contextKeyNames())
                .containsExactlyInAnyOrder("aws:username", "aws:MultiFactorAuthPresent");
        assertThat(iam.getContextKeysForCustomPolicy(get -> get.policyInputList(FIRST))
                        .contextKeyNames())
                .isEmpty();
        assertThat(iam.getContextKeysForPrincipalPolicy(get -> get.policySourceArn(bob.arn()))
                        .contextKeyNames())
                .containsExactlyInAnyOrder("aws:username", "aws:MultiFactorAuthPresent");
    }
}
