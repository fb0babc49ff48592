package dev.latchkey.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.identity.GetAccountSummary;
import dev.latchkey.identity.Tag;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Managed and inline policies, through the door. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PolicyOperationsTest {

    private static final String ADMINISTRATOR_ACCESS = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String READ_USERS = allow("iam:GetUser", "*");

    @Inject
    World world;

    @Inject
    Operations operations;

    private Account account;

    @BeforeEach
    void openAccount() {
        account = world.account();
    }

    @Nested
    class A_managed_policy {

        @Test
        void is_found_whatever_the_case_of_its_name_and_answered_in_its_stored_spelling() {
            String arn = account.policy("MixedName", READ_USERS);

            PolicyMetadata found = account.perform(new GetPolicy(arn.replace("MixedName", "mixedNAME")));

            assertThat(found.arn()).isEqualTo(arn);
            assertThat(found.defaultVersionId()).isEqualTo("v1");
            assertThat(found.attachmentCount()).isZero();
        }

        @Test
        void of_another_account_is_none() {
            String arn = world.account().policy("Theirs", READ_USERS);

            fails(new GetPolicy(arn), ErrorCode.NO_SUCH_ENTITY, "Policy " + arn + " was not found.");
        }

        @Test
        void is_named_by_an_ARN() {
            fails(
                    new GetPolicy("not-an-arn-of-a-policy"),
                    ErrorCode.INVALID_INPUT,
                    "ARN not-an-arn-of-a-policy is not valid.");
        }

        @Test
        void is_not_deleted_while_it_is_used_or_has_further_versions() {
            String arn = account.policy("Used", READ_USERS);
            account.user("eve").with(arn);
            fails(new DeletePolicy(arn), ErrorCode.DELETE_CONFLICT, "Cannot delete a policy attached to entities.");
            account.perform(new DetachUserPolicy("eve", arn));
            account.perform(new PutUserPermissionsBoundary("eve", arn));
            fails(new DeletePolicy(arn), ErrorCode.DELETE_CONFLICT, "Cannot delete a policy attached to entities.");
            account.perform(new DeleteUserPermissionsBoundary("eve"));
            account.perform(new CreatePolicyVersion(arn, READ_USERS, false));
            fails(
                    new DeletePolicy(arn),
                    ErrorCode.DELETE_CONFLICT,
                    "This policy has more than one version. Before you delete a policy, you must delete the policy's"
                            + " versions. The default version is deleted with the policy.");
            account.perform(new DeletePolicyVersion(arn, "v2"));

            account.perform(new DeletePolicy(arn));

            fails(new GetPolicy(arn), ErrorCode.NO_SUCH_ENTITY, "Policy " + arn + " was not found.");
        }

        @Test
        void has_tags_whose_keys_differ_by_letter_case() {
            String arn = account.policy("Tagged", READ_USERS);
            account.perform(new TagPolicy(arn, List.of(new Tag("Team", "red"), new Tag("cost", "7"))));
            account.perform(new TagPolicy(arn, List.of(new Tag("team", "blue"))));
            account.perform(new TagPolicy(arn, List.of(new Tag("team", "green"))));

            assertThat(account.perform(new ListPolicyTags(arn, Page.FIRST)).items())
                    .containsExactly(new Tag("Team", "red"), new Tag("cost", "7"), new Tag("team", "green"));

            account.perform(new UntagPolicy(arn, List.of("TEAM", "Team", "nothing")));
            assertThat(account.perform(new GetPolicy(arn)).tags())
                    .containsExactly(new Tag("cost", "7"), new Tag("team", "green"));
            fails(
                    new TagPolicy(arn, List.of(new Tag("aws:x", ""))),
                    ErrorCode.INVALID_INPUT,
                    "Tag keys beginning with aws: are reserved for system use.");
        }

        @Test
        void is_decided_about_by_its_tags() {
            String red = account.policy("Red", READ_USERS);
            String blue = account.policy("Blue", READ_USERS);
            account.perform(new TagPolicy(red, List.of(new Tag("team", "red"))));
            Person eve = personWith("eve", """
                    {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "iam:GetPolicy", "Resource": "*",
                     "Condition": {"StringEquals": {"aws:ResourceTag/team": "red"}}}}\
                """);

            assertThat(operations.perform(eve.caller(), new GetPolicy(red)).policyName())
                    .isEqualTo("Red");
            refused(eve, new GetPolicy(blue));
        }

        @Test
        void is_listed_by_scope_use_and_path_page_by_page() {
            for (String name : List.of("b", "A", "c")) {
                account.policy(name, READ_USERS);
            }
            account.user("eve").with(account.policy("d", READ_USERS)).with(ADMINISTRATOR_ACCESS);

            Paged<PolicyMetadata> first =
                    account.perform(new ListPolicies("Local", false, null, null, new Page(null, 3)));
            Paged<PolicyMetadata> second =
                    account.perform(new ListPolicies("Local", false, null, null, new Page(first.marker(), 3)));

            assertThat(names(first)).containsExactly("A", "b", "c");
            assertThat(first.isTruncated()).isTrue();
            assertThat(names(second)).containsExactly("d");
            assertThat(second.isTruncated()).isFalse();
            assertThat(names(account.perform(new ListPolicies(null, true, null, null, Page.FIRST))))
                    .containsExactly("AdministratorAccess", "d");
            assertThat(names(account.perform(new ListPolicies("AWS", false, null, null, Page.FIRST))))
                    .contains(
                            "AdministratorAccess",
                            "ReadOnlyAccess",
                            "IAMFullAccess",
                            "IAMReadOnlyAccess",
                            "IAMUserChangePassword",
                            "IAMUserSSHKeys",
                            "IAMSelfManageServiceSpecificCredentials");
            assertThat(names(account.perform(new ListPolicies(null, true, null, "PermissionsBoundary", Page.FIRST))))
                    .isEmpty();
            assertThat(names(account.perform(new ListPolicies("Local", false, "/else/", null, Page.FIRST))))
                    .isEmpty();
        }

        @Test
        void is_counted_in_the_account_s_summary_beside_the_quotas_in_force() {
            account.policy("One", READ_USERS);
            account.user("eve");

            var summary = account.perform(new GetAccountSummary()).summaryMap();

            assertThat(summary)
                    .hasSize(34)
                    .containsEntry("Policies", 1)
                    .containsEntry("PolicyVersionsInUse", 1)
                    .containsEntry("Users", 1)
                    .containsEntry("PolicySizeQuota", 6144);
        }
    }

    @Nested
    class Its_versions {

        @Test
        void have_numbers_that_are_never_given_again() {
            String arn = account.policy("Versions", READ_USERS);
            account.perform(new CreatePolicyVersion(arn, READ_USERS, false));
            account.perform(new DeletePolicyVersion(arn, "v2"));

            PolicyVersionMetadata third = account.perform(new CreatePolicyVersion(arn, READ_USERS, true));

            assertThat(third.versionId()).isEqualTo("v3");
            assertThat(third.isDefaultVersion()).isTrue();
            assertThat(account.perform(new ListPolicyVersions(arn, Page.FIRST)).items())
                    .extracting(PolicyVersionMetadata::versionId)
                    .containsExactly("v3", "v1");
        }

        @Test
        void are_kept_to_the_character() {
            String document = "\n " + READ_USERS + "\n\t";
            String arn = account.policy("Verbatim", document);

            assertThat(account.perform(new GetPolicyVersion(arn, "v1")).document())
                    .isEqualTo(document);
        }

        @Test
        void are_five_at_most() {
            String arn = account.policy("Full", READ_USERS);
            for (int i = 0; i < 4; i++) {
                account.perform(new CreatePolicyVersion(arn, READ_USERS, false));
            }

            fails(
                    new CreatePolicyVersion(arn, READ_USERS, false),
                    ErrorCode.LIMIT_EXCEEDED,
                    "A managed policy can have up to 5 versions. Before you create a new version, you must delete an"
                            + " existing version.");
        }

        @Test
        void change_the_very_next_decision() {
            String arn = account.policy("Switch", READ_USERS);
            Person eve = account.user("eve").with(arn);
            operations.perform(eve.caller(), new dev.latchkey.identity.GetUser(null));
            account.perform(new CreatePolicyVersion(arn, allow("iam:ListUsers", "*"), true));

            refused(eve, new dev.latchkey.identity.GetUser(null));

            account.perform(new SetDefaultPolicyVersion(arn, "v1"));
            operations.perform(eve.caller(), new dev.latchkey.identity.GetUser(null));
        }

        @Test
        void that_are_in_force_or_missing_are_not_deleted() {
            String arn = account.policy("Kept", READ_USERS);

            fails(
                    new DeletePolicyVersion(arn, "v1"),
                    ErrorCode.DELETE_CONFLICT,
                    "Cannot delete the default version of a policy.");
            fails(
                    new DeletePolicyVersion(arn, "v9"),
                    ErrorCode.NO_SUCH_ENTITY,
                    "Policy " + arn + " version v9 does not exist or is not attachable.");
        }

        @Test
        void are_refused_in_IAMs_words() {
            String arn = account.policy("Strict", READ_USERS);

            fails(
                    new CreatePolicyVersion(arn, "{", true),
                    ErrorCode.MALFORMED_POLICY_DOCUMENT,
                    "Syntax errors in policy.");
            fails(
                    new CreatePolicyVersion(arn, allow("iam:" + "x".repeat(6200), "*"), true),
                    ErrorCode.LIMIT_EXCEEDED,
                    "Cannot exceed quota for PolicySize: 6144");
        }
    }

    @Nested
    class A_policy_of_AWS {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "AdministratorAccess",
                    "ReadOnlyAccess",
                    "IAMFullAccess",
                    "IAMReadOnlyAccess",
                    "IAMUserChangePassword",
                    "IAMUserSSHKeys",
                    "IAMSelfManageServiceSpecificCredentials"
                })
        void is_there_to_be_read_and_attached_and_nobody_changes_it(String name) {
            String arn = "arn:aws:iam::aws:policy/" + name;
            account.user("eve").with(arn);

            assertThat(account.perform(new GetPolicy(arn)).attachmentCount()).isEqualTo(1);
            String document = account.perform(new GetPolicyVersion(arn, "v1")).document();
            assertThat(document).doesNotContain("@{");
            for (Operation<?> change : List.of(
                    new DeletePolicy(arn),
                    new CreatePolicyVersion(arn, READ_USERS, true),
                    new SetDefaultPolicyVersion(arn, "v1"),
                    new DeletePolicyVersion(arn, "v1"),
                    new TagPolicy(arn, List.of(new Tag("a", "b"))),
                    new UntagPolicy(arn, List.of("a")))) {
                assertThatThrownBy(() -> account.perform(change))
                        .isInstanceOfSatisfying(OperationFailed.class, failed -> assertThat(failed.code())
                                .isEqualTo(ErrorCode.ACCESS_DENIED));
            }
        }

        @Test
        void lets_its_holder_change_the_own_password_below_any_path() {
            String document = String.valueOf(
                    account.perform(new GetPolicyVersion("arn:aws:iam::aws:policy/IAMUserChangePassword", "v1"))
                            .document());

            assertThat(document)
                    .contains("arn:aws:iam::*:user/${aws:username}", "arn:aws:iam::*:user/*/${aws:username}");
        }
    }

    @Nested
    class Attached {

        @Test
        void twice_it_is_attached_once_and_detached_twice_it_is_missing() {
            String arn = account.policy("Twice", READ_USERS);
            account.user("eve").with(arn).with(arn);
            account.group("team");
            account.attachToGroup("team", arn).attachToGroup("team", arn);

            assertThat(account.perform(new GetPolicy(arn)).attachmentCount()).isEqualTo(2);
            account.perform(new DetachUserPolicy("EVE", arn));
            account.perform(new DetachGroupPolicy("TEAM", arn));
            fails(new DetachUserPolicy("eve", arn), ErrorCode.NO_SUCH_ENTITY, "Policy " + arn + " was not found.");
        }

        @Test
        void it_is_listed_at_its_holder_and_its_holders_at_it() {
            String arn = account.policy("Here", READ_USERS);
            account.user("eve").with(arn);
            account.user("bob");
            account.perform(new PutUserPermissionsBoundary("bob", arn));
            account.group("team").attachToGroup("team", arn);

            assertThat(account.perform(new ListAttachedUserPolicies("eve", null, Page.FIRST))
                            .items())
                    .containsExactly(new AttachedManagedPolicy("Here", arn));
            assertThat(account.perform(new ListAttachedGroupPolicies("team", "/x/", Page.FIRST))
                            .items())
                    .isEmpty();
            var all = account.perform(new ListEntitiesForPolicy(arn, null, null, null, Page.FIRST));
            assertThat(all.policyGroups()).extracting("groupName").containsExactly("team");
            assertThat(all.policyUsers()).extracting("userName").containsExactly("bob", "eve");
            var bounded =
                    account.perform(new ListEntitiesForPolicy(arn, null, null, "PermissionsBoundary", Page.FIRST));
            assertThat(bounded.policyUsers()).extracting("userName").containsExactly("bob");
            assertThat(bounded.policyGroups()).isEmpty();
            var first = account.perform(new ListEntitiesForPolicy(arn, null, null, null, new Page(null, 2)));
            assertThat(first.isTruncated()).isTrue();
            var second = account.perform(new ListEntitiesForPolicy(arn, null, null, null, new Page(first.marker(), 2)));
            assertThat(second.policyUsers()).extracting("userName").containsExactly("eve");
        }

        @Test
        void there_are_ten_at_most() {
            Person eve = account.user("eve");
            for (int i = 0; i < 10; i++) {
                eve.with(account.policy("P" + i, READ_USERS));
            }
            String eleventh = account.policy("P10", READ_USERS);

            fails(
                    new AttachUserPolicy("eve", eleventh),
                    ErrorCode.LIMIT_EXCEEDED,
                    "Cannot exceed quota for PoliciesPerUser: 10");
        }

        @Test
        void only_what_exists_can_be() {
            account.user("eve");
            String nothing = "arn:aws:iam::" + account.accountId() + ":policy/Nothing";

            fails(
                    new AttachUserPolicy("eve", nothing),
                    ErrorCode.NO_SUCH_ENTITY,
                    "Policy " + nothing + " does not exist or is not attachable.");
            fails(
                    new AttachUserPolicy("nobody", ADMINISTRATOR_ACCESS),
                    ErrorCode.NO_SUCH_ENTITY,
                    "The user with name nobody cannot be found.");
        }

        @ParameterizedTest
        @CsvSource({"AdministratorAccess", "administratoraccess"})
        void a_condition_on_the_ARN_cannot_be_met_by_another_spelling(String spelling) {
            Person eve = personWith("eve", """
                    {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "iam:AttachUserPolicy",
                     "Resource": "*", "Condition": {"ArnNotEquals":
                     {"iam:PolicyARN": "arn:aws:iam::aws:policy/AdministratorAccess"}}}}\
                """);
            AttachUserPolicy attack = new AttachUserPolicy("eve", "arn:aws:iam::aws:policy/" + spelling);

            assertThatThrownBy(() -> operations.perform(eve.caller(), attack))
                    .isInstanceOfAny(OperationRefused.class, OperationFailed.class);

            assertThat(account.perform(new ListAttachedUserPolicies("eve", null, Page.FIRST))
                            .items())
                    .extracting(AttachedManagedPolicy::policyName)
                    .doesNotContain("AdministratorAccess");
        }
    }

    @Nested
    class Inline {

        @Test
        void a_policy_keeps_the_spelling_of_its_name_when_it_is_replaced() {
            account.user("eve");
            account.perform(new PutUserPolicy("eve", "MixedName", READ_USERS));
            account.perform(new PutUserPolicy("EVE", "mixedname", allow("iam:ListUsers", "*")));

            assertThat(account.perform(new ListUserPolicies("eve", Page.FIRST)).items())
                    .containsExactly("MixedName");
            var read = account.perform(new GetUserPolicy("Eve", "mixedNAME"));
            assertThat(read.userName()).isEqualTo("eve");
            assertThat(read.policyName()).isEqualTo("mixedNAME");
            assertThat(read.policyDocument()).contains("iam:ListUsers");
        }

        @Test
        void all_of_one_holder_are_measured_together() {
            account.user("eve");
            account.group("team");
            String large = allow("iam:" + "x".repeat(1200), "*");
            account.perform(new PutUserPolicy("eve", "first", large));

            fails(
                    new PutUserPolicy("eve", "second", large),
                    ErrorCode.LIMIT_EXCEEDED,
                    "Maximum policy size of 2048 bytes exceeded for user eve");
            account.perform(new PutUserPolicy("eve", "first", large));
            for (String name : List.of("a", "b", "c")) {
                account.perform(new PutGroupPolicy("team", name, large));
            }
            fails(
                    new PutGroupPolicy("team", "d", large),
                    ErrorCode.LIMIT_EXCEEDED,
                    "Maximum policy size of 5120 bytes exceeded for group team");
        }

        @Test
        void missing_ones_are_missing() {
            account.user("eve");
            account.group("team");

            fails(
                    new GetUserPolicy("eve", "none"),
                    ErrorCode.NO_SUCH_ENTITY,
                    "The user policy with name none cannot be found.");
            fails(
                    new DeleteGroupPolicy("team", "none"),
                    ErrorCode.NO_SUCH_ENTITY,
                    "The group policy with name none cannot be found.");
        }

        @Test
        void a_policy_of_a_group_reaches_its_members() {
            Person eve = account.user("eve");
            account.group("team");
            account.perform(new dev.latchkey.identity.AddUserToGroup("team", "eve"));
            account.perform(new PutGroupPolicy("team", "read", READ_USERS));

            operations.perform(eve.caller(), new dev.latchkey.identity.GetUser(null));

            account.perform(new DeleteGroupPolicy("team", "read"));
            refused(eve, new dev.latchkey.identity.GetUser(null));
        }
    }

    @Nested
    class A_permissions_boundary {

        @Test
        void limits_what_its_user_may_and_may_grant() {
            String onlyUsers = account.policy("OnlyUsers", allow("iam:*User*", "*"));
            Person delegate = account.user("delegate").with(ADMINISTRATOR_ACCESS);
            account.user("eve");
            account.perform(new PutUserPermissionsBoundary("delegate", onlyUsers));

            operations.perform(delegate.caller(), new AttachUserPolicy("eve", onlyUsers));
            refused(delegate, new CreatePolicyVersion(onlyUsers, allow("*", "*"), true));
            refused(delegate, new AttachGroupPolicy("any", ADMINISTRATOR_ACCESS));
        }

        @Test
        void can_be_demanded_of_everybody_whom_a_delegate_provides_for() {
            String limits = account.policy("Limits", allow("iam:Get*", "*"));
            Person delegate = personWith("delegate", """
                    {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ["iam:AttachUserPolicy",
                     "iam:PutUserPolicy", "iam:PutUserPermissionsBoundary", "iam:DeleteUserPermissionsBoundary"],
                     "Resource": "*", "Condition": {"ArnEquals": {"iam:PermissionsBoundary": "%s"}}}}\
                """.formatted(limits));
            account.user("bounded");
            account.user("free");
            account.perform(new PutUserPermissionsBoundary("bounded", limits));

            operations.perform(delegate.caller(), new AttachUserPolicy("bounded", ADMINISTRATOR_ACCESS));
            operations.perform(delegate.caller(), new PutUserPolicy("bounded", "more", allow("*", "*")));
            refused(delegate, new AttachUserPolicy("free", ADMINISTRATOR_ACCESS));
            refused(delegate, new PutUserPolicy("free", "more", allow("*", "*")));
            refused(delegate, new PutUserPermissionsBoundary("free", ADMINISTRATOR_ACCESS));
            operations.perform(delegate.caller(), new PutUserPermissionsBoundary("free", limits));
        }

        @Test
        void that_is_not_there_cannot_be_taken_away() {
            account.user("eve");

            fails(
                    new DeleteUserPermissionsBoundary("eve"),
                    ErrorCode.NO_SUCH_ENTITY,
                    "The user with name eve does not have a permissions boundary.");
        }
    }

    /** A statement that allows one action on one resource. */
    static String allow(String action, String resource) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"" + action
                + "\", \"Resource\": \"" + resource + "\"}}";
    }

    private Person personWith(String name, String document) {
        return account.user(name).with(account.policy("Of-" + name, document));
    }

    private static List<String> names(Paged<PolicyMetadata> page) {
        return page.items().stream().map(PolicyMetadata::policyName).toList();
    }

    private void fails(Operation<?> operation, ErrorCode code, String message) {
        assertThatThrownBy(() -> account.perform(operation))
                .hasMessage(message)
                .isInstanceOfSatisfying(OperationFailed.class, failed -> assertThat(failed.code())
                        .isEqualTo(code));
    }

    private void refused(Person person, Operation<?> operation) {
        assertThatThrownBy(() -> operations.perform(person.caller(), operation)).isInstanceOf(OperationRefused.class);
    }
}
