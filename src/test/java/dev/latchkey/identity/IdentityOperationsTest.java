package dev.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.credential.password.CreateLoginProfile;
import dev.latchkey.credential.password.DeleteLoginProfile;
import dev.latchkey.credential.password.GetLoginProfile;
import dev.latchkey.operation.Accompaniment;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationRefused;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.secret.SecretText;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class IdentityOperationsTest {

    @Inject
    World world;

    @Inject
    Operations operations;

    private World.Account account;

    @BeforeEach
    void open() {
        account = world.account();
    }

    @Nested
    class A_user {

        @Test
        void is_found_ignoring_case_and_told_in_its_stored_spelling() {
            account.user("Anna");

            assertThat(account.perform(new GetUser("aNNA")).userName()).isEqualTo("Anna");
        }

        @Test
        void is_told_with_its_tags_and_its_boundary() {
            String policy = account.policy("Limits", ALLOW_ALL);
            account.perform(new CreateUser(
                    new Path("/eng/"),
                    new UserName("ben"),
                    policy,
                    List.of(new Tag("team", "ops"), new Tag("Cost", ""))));

            UserMetadata ben = account.perform(new GetUser("ben"));

            assertThat(ben.arn()).isEqualTo("arn:aws:iam::" + account.accountId() + ":user/eng/ben");
            assertThat(ben.tags()).containsExactly(new Tag("Cost", ""), new Tag("team", "ops"));
            assertThat(ben.permissionsBoundary())
                    .isEqualTo(new UserMetadata.AttachedPermissionsBoundary("PermissionsBoundaryPolicy", policy));
        }

        @Test
        void is_not_made_with_a_boundary_that_does_not_exist() {
            var failed = failure(new CreateUser(
                    Path.ROOT,
                    new UserName("ben"),
                    "arn:aws:iam::" + account.accountId() + ":policy/Nothing",
                    List.of()));

            assertThat(failed.code()).isEqualTo(ErrorCode.NO_SUCH_ENTITY);
            assertThat(failure(new GetUser("ben")).getMessage()).isEqualTo("The user with name ben cannot be found.");
        }

        @Test
        void is_made_with_the_tags_that_a_condition_asks_for_and_no_others() {
            World.Person admin = account.user("admin").with(account.policy("TaggedOnly", """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:CreateUser",
                  "Resource": "*", "Condition": {"StringEquals": {"aws:RequestTag/team": "ops"},
                  "ForAllValues:StringEquals": {"aws:TagKeys": ["team"]}}}]}\
                """));

            assertThat(isRefused(admin, new CreateUser(Path.ROOT, new UserName("u1"))))
                    .isTrue();
            assertThat(isRefused(admin, create("u2", new Tag("team", "dev")))).isTrue();
            assertThat(isRefused(admin, create("u3", new Tag("team", "ops"), new Tag("cost", "1"))))
                    .isTrue();
            assertThat(isRefused(admin, create("u4", new Tag("team", "ops")))).isFalse();
        }
    }

    @Nested
    class Renamed {

        @Test
        void keeps_its_id_its_groups_and_its_password() {
            World.Person anna = account.group("team").userWithPassword("anna").in("team");

            account.perform(new UpdateUser("ANNA", new Path("/eng/"), new UserName("Anne")));

            UserMetadata anne = account.perform(new GetUser("anne"));
            assertThat(anne.userId()).isEqualTo(anna.userId());
            assertThat(anne.arn()).isEqualTo("arn:aws:iam::" + account.accountId() + ":user/eng/Anne");
            assertThat(account.perform(new ListGroupsForUser("Anne")).items()).hasSize(1);
            assertThat(account.perform(new GetLoginProfile("Anne")).userName()).isEqualTo("Anne");
            assertThat(failure(new GetUser("anna")).code()).isEqualTo(ErrorCode.NO_SUCH_ENTITY);
        }

        @Test
        void ends_the_sessions_that_were_opened_before() {
            World.Person anna = account.userWithPassword("anna");
            PortalClient browser = PortalClient.open().signedIn(anna);

            account.perform(new UpdateUser("anna", null, new UserName("anne")));

            assertThat(browser.get("/security-credentials").status()).isEqualTo(303);
        }

        @Test
        void takes_no_name_that_somebody_has_but_another_spelling_of_its_own() {
            account.user("anna");
            account.user("ben");

            var failed = failure(new UpdateUser("anna", null, new UserName("BEN")));

            assertThat(failed.code()).isEqualTo(ErrorCode.ENTITY_ALREADY_EXISTS);
            assertThat(failed.getMessage()).isEqualTo("User with name BEN already exists.");
            account.perform(new UpdateUser("anna", null, new UserName("ANNA")));
            assertThat(account.perform(new GetUser("anna")).userName()).isEqualTo("ANNA");
        }

        @Test
        void needs_the_permission_on_what_it_is_and_on_what_it_becomes() {
            account.user("anna");
            World.Person old = account.user("old").with(account.policy("Old", onUser("anna")));
            World.Person both = account.user("both").with(account.policy("Both", onUser("ann?")));

            UpdateUser rename = new UpdateUser("anna", null, new UserName("anne"));

            var refused = catchThrowableOfType(OperationRefused.class, () -> operations.perform(old.caller(), rename));
            assertThat(refused.permission().resource().arn()).endsWith(":user/anne");
            assertThat(isRefused(both, rename)).isFalse();
        }
    }

    @Nested
    class Deleted {

        @Test
        void a_user_has_to_be_left_with_nothing() {
            account.group("team").userWithPassword("anna").in("team");

            assertThat(failure(new DeleteUser("anna")).getMessage())
                    .isEqualTo("Cannot delete entity, must remove users from group first.");
            account.perform(new RemoveUserFromGroup("team", "anna"));
            var failed = failure(new DeleteUser("anna"));
            assertThat(failed.code()).isEqualTo(ErrorCode.DELETE_CONFLICT);
            assertThat(failed.getMessage()).isEqualTo("Cannot delete entity, must delete login profile first.");
            account.perform(new DeleteLoginProfile("anna"));
            account.perform(new DeleteUser("anna"));

            assertThat(failure(new GetUser("anna")).code()).isEqualTo(ErrorCode.NO_SUCH_ENTITY);
        }

        @Test
        void a_user_whose_name_is_given_again_leaves_nothing_to_the_new_one() {
            World.Person anna = account.group("team").userWithPassword("anna").in("team");
            account.perform(new TagUser("anna", List.of(new Tag("team", "ops"))));
            PortalClient browser = PortalClient.open().signedIn(anna);
            account.perform(new RemoveUserFromGroup("team", "anna"));
            account.perform(new DeleteLoginProfile("anna"));
            account.perform(new DeleteUser("anna"));

            World.Person again = account.user("anna");

            assertThat(again.userId()).isNotEqualTo(anna.userId());
            assertThat(browser.get("/security-credentials").status()).isEqualTo(303);
            assertThat(account.perform(new ListGroupsForUser("anna")).items()).isEmpty();
            assertThat(account.perform(new ListUserTags("anna", Page.FIRST)).items())
                    .isEmpty();
            assertThat(failure(new GetLoginProfile("anna")).code()).isEqualTo(ErrorCode.NO_SUCH_ENTITY);
        }

        @Test
        void a_group_has_to_be_left_with_nobody() {
            account.group("team").user("anna").in("team");

            assertThat(failure(new DeleteGroup("team")).getMessage())
                    .isEqualTo("Cannot delete entity, must remove users from group first.");
            account.perform(new RemoveUserFromGroup("team", "anna"));
            account.perform(new DeleteGroup("team"));

            assertThat(failure(new GetGroup("team", Page.FIRST)).getMessage())
                    .isEqualTo("The group with name team cannot be found.");
        }
    }

    @Nested
    class Lists {

        @Test
        void of_users_come_page_by_page_by_name_and_below_a_path() {
            IntStream.range(0, 7).forEach(i -> account.user("user" + i));
            account.perform(new CreateUser(new Path("/eng/"), new UserName("Ada")));

            List<String> names = new ArrayList<>();
            Page page = new Page(null, 3);
            for (int turn = 0; turn < 3; turn++) {
                Paged<UserMetadata> part = account.perform(new ListUsers(null, page));
                part.items().forEach(user -> names.add(user.userName()));
                page = new Page(part.marker(), 3);
            }

            assertThat(names).containsExactly("Ada", "user0", "user1", "user2", "user3", "user4", "user5", "user6");
            assertThat(page.marker()).isNull();
            assertThat(account.perform(new ListUsers("/eng", Page.FIRST)).items())
                    .extracting(UserMetadata::userName)
                    .containsExactly("Ada");
            assertThat(account.perform(new ListUsers("/engine/", Page.FIRST)).items())
                    .isEmpty();
        }

        @Test
        void of_groups_and_members_go_the_same_way() {
            account.group("a").group("B").group("c");
            IntStream.range(0, 3).forEach(i -> account.user("user" + i).in("B"));

            assertThat(account.perform(new ListGroups("/", new Page(null, 2))).items())
                    .extracting(GroupMetadata::groupName)
                    .containsExactly("a", "B");
            var group = account.perform(new GetGroup("b", new Page(null, 2)));
            assertThat(group.group().groupName()).isEqualTo("B");
            assertThat(group.users().items()).extracting(UserMetadata::userName).containsExactly("user0", "user1");
            assertThat(group.users().isTruncated()).isTrue();
        }
    }

    @Nested
    class Tags {

        @Test
        void of_one_key_in_any_case_are_one_tag() {
            account.user("anna");
            account.perform(new TagUser("anna", List.of(new Tag("Team", "ops"))));

            account.perform(new TagUser("anna", List.of(new Tag("tEAM", "dev"))));

            assertThat(tags()).containsExactly(new Tag("tEAM", "dev"));
            account.perform(new UntagUser("anna", List.of("team", "unknown")));
            assertThat(tags()).isEmpty();
        }

        @Test
        void are_refused_where_they_break_a_rule() {
            account.user("anna");

            assertThat(failure(tag(new Tag("a", "1"), new Tag("A", "2"))).getMessage())
                    .isEqualTo("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            assertThat(failure(tag(new Tag("AWS:x", "1"))).getMessage())
                    .isEqualTo("Tag keys beginning with aws: are reserved for system use.");
            assertThat(failure(tag()).code()).isEqualTo(ErrorCode.INVALID_INPUT);
            assertThatCode(() -> account.perform(tag(new Tag("a", "aws:x")))).doesNotThrowAnyException();
        }

        @Test
        void beyond_fifty_are_refused_all_together() {
            account.user("anna");
            List<Tag> fifty =
                    IntStream.range(0, 50).mapToObj(i -> new Tag("key" + i, "")).toList();
            account.perform(new TagUser("anna", fifty));

            assertThat(failure(tag(new Tag("one", ""), new Tag("two", ""))).code())
                    .isEqualTo(ErrorCode.LIMIT_EXCEEDED);
            assertThat(tags()).hasSize(50);
        }

        private TagUser tag(Tag... tags) {
            return new TagUser("anna", List.of(tags));
        }

        private List<Tag> tags() {
            return account.perform(new ListUserTags("anna", Page.FIRST)).items();
        }
    }

    @Nested
    class Behind_one_button {

        @Test
        void a_user_and_its_password_and_membership_are_made_together() {
            account.group("team");
            World.Person admin = account.user("admin").administrator();

            all(admin, "/eng/");

            assertThat(account.perform(new GetLoginProfile("newcomer")).passwordResetRequired())
                    .isTrue();
            assertThat(account.perform(new ListGroupsForUser("newcomer")).items())
                    .hasSize(1);
        }

        @Test
        void all_are_decided_on_the_path_that_the_user_will_have_and_none_acts_where_one_is_refused() {
            account.group("team");
            World.Person admin = account.user("admin").with(account.policy("Eng", """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": ["iam:CreateUser", "iam:CreateLoginProfile"],
                   "Resource": "arn:aws:iam::*:user/eng/*"}]}\
                """));

            var refused = catchThrowableOfType(OperationRefused.class, () -> all(admin, "/eng/"));

            assertThat(refused.permission().action()).isEqualTo("iam:AddUserToGroup");
            assertThat(failure(new GetUser("newcomer")).code()).isEqualTo(ErrorCode.NO_SUCH_ENTITY);
        }

        private void all(World.Person admin, String path) {
            operations.performAll(
                    admin.caller(),
                    List.of(
                            new CreateUser(new Path(path), new UserName("newcomer")),
                            new CreateLoginProfile("newcomer", SecretText.of(World.PASSWORD), true),
                            new AddUserToGroup("team", "newcomer")),
                    Accompaniment.justAfter(() -> true));
        }
    }

    private static final String ALLOW_ALL = """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}\
        """;

    private String onUser(String name) {
        return """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:UpdateUser",
              "Resource": "arn:aws:iam::%s:user/%s"}]}\
            """.formatted(account.accountId(), name);
    }

    private static CreateUser create(String name, Tag... tags) {
        return new CreateUser(Path.ROOT, new UserName(name), null, List.of(tags));
    }

    private boolean isRefused(World.Person person, Operation<?> operation) {
        try {
            operations.perform(person.caller(), operation);
            return false;
        } catch (OperationRefused refused) {
            return true;
        }
    }

    private OperationFailed failure(Operation<?> operation) {
        return catchThrowableOfType(OperationFailed.class, () -> account.perform(operation));
    }
}
