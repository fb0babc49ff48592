package dev.latchkey.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.accesskey.CreateAccessKey;
import dev.latchkey.credential.gitcredential.CreateServiceSpecificCredential;
import dev.latchkey.identity.CreateGroup;
import dev.latchkey.identity.GroupName;
import dev.latchkey.identity.Path;
import dev.latchkey.identity.Tag;
import dev.latchkey.identity.TagUser;
import dev.latchkey.operation.OperationRefused;
import dev.latchkey.operation.Operations;
import dev.latchkey.permission.CreatePolicyVersion;
import dev.latchkey.permission.PutGroupPolicy;
import dev.latchkey.permission.PutUserPolicy;
import dev.latchkey.platform.StatementCounter;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.Statements;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages of the administration send to the database: little, and no more where there is more to show. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdministrationBudgetTest {

    private static final String ALLOW = """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:GetUser", "Resource": "*"}]}\
        """;

    @Inject
    World world;

    @Inject
    Operations operations;

    @Inject
    StatementCounter statements;

    private PortalClient little;
    private PortalClient much;

    @BeforeAll
    void makeTheAccounts() {
        little = accountWith(1);
        much = accountWith(4);
    }

    @ParameterizedTest
    @CsvSource({
        "/admin, 10",
        "/admin/users, 10",
        "/admin/create-user, 10",
        "/admin/users/paul, 10",
        "/admin/users/paul/permissions, 10",
        "/admin/users/paul/groups, 10",
        "/admin/users/paul/tags, 10",
        "/admin/users/paul/activity, 10",
        "/admin/users/paul/manage, 10",
        "/admin/users/paul/rename, 10",
        "/admin/users/paul/delete, 11", // one for each room that keeps something for users
        "/admin/groups, 10",
        "/admin/groups/g0, 10",
        "/admin/groups/g0/add-users, 10",
        "/admin/policies, 10",
        "/admin/unreadable-policies, 10",
        "/admin/policies/p0, 11", // its use is counted apart: many may hold it
        "/admin/policies/p0/edit, 10",
        "/admin/policies/p0/delete, 10",
        "/admin/create-policy, 10",
        "/admin/simulator?principal=paul&actions=iam:GetUser+iam:CreateUser, 10",
        "/admin/account-settings, 10",
        "/admin/activity?result=denied, 10",
        "/admin/activity, 10",
        "/admin/aws-policies/IAMReadOnlyAccess, 11",
        "/admin/old-access-keys?days=0, 10",
        "/admin/jobs, 10"
    })
    void send_few_statements_and_no_more_where_there_is_more_to_show(String path, int most) {
        List<String> few = sent(little, path);
        List<String> many = sent(much, path);

        assertThat(many.size())
                .as("%s, with more to show:%n%s", path, String.join("\n", many))
                .isEqualTo(few.size());
        assertThat(few).as(path).hasSizeLessThanOrEqualTo(most);
    }

    private List<String> sent(PortalClient browser, String path) {
        assertThat(browser.get(path).status()).as(path).isEqualTo(200);
        return Statements.sentDuring(
                statements, () -> assertThat(browser.get(path).status()).isEqualTo(200));
    }

    /** An account in which there is so much of everything; the browser of its administrator. */
    private PortalClient accountWith(int number) {
        World.Account account = world.account();
        World.Person paul = account.userWithPassword("paul");
        for (int i = 0; i < number; i++) {
            String policy = account.policy("p" + i, ALLOW);
            account.group("g" + i).attachToGroup("g" + i, policy);
            account.perform(new PutGroupPolicy("g" + i, "inline", ALLOW));
            account.perform(new PutUserPolicy("paul", "inline" + i, ALLOW));
            account.perform(new TagUser("paul", List.of(new Tag("tag" + i, "value"))));
            paul.in("g" + i).with(policy);
            World.Person other = account.userWithPassword("user" + i).in("g0").with(policy);
            account.perform(new CreateAccessKey("user" + i, null));
            account.perform(new TagUser("user" + i, List.of(new Tag("tag", "value"))));
            isRefused(other);
            isRefused(paul);
        }
        account.perform(new CreateAccessKey("paul", null));
        for (int i = 0; i < Math.min(number, 2); i++) {
            account.perform(new CreateServiceSpecificCredential("paul", "codecommit.amazonaws.com", null));
        }
        IntStream.range(0, number)
                .forEach(i -> account.perform(
                        new CreatePolicyVersion("arn:aws:iam::" + account.accountId() + ":policy/p0", ALLOW, false)));
        PortalClient.open().signedIn(paul);
        return PortalClient.open().signedIn(account.userWithPassword("dana").administrator());
    }

    private void isRefused(World.Person person) {
        try {
            operations.perform(person.caller(), new CreateGroup(Path.ROOT, new GroupName("team")));
        } catch (OperationRefused expected) {
            return;
        }
        throw new AssertionError("not refused");
    }
}
