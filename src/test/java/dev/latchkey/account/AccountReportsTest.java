package dev.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.member.Page;
import dev.latchkey.permission.AuthorizationDetails;
import dev.latchkey.permission.GetAccountAuthorizationDetails;
import dev.latchkey.permission.PutUserPermissionsBoundary;
import dev.latchkey.permission.PutUserPolicy;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import dev.latchkey.support.World.Account;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is told of all users of an account at once. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AccountReportsTest {

    private static final String READ_USERS =
            "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"iam:GetUser\", \"Resource\": \"*\"}}";

    @Inject
    World world;

    @Inject
    TestClock clock;

    private Account account;

    @BeforeEach
    void openAccount() {
        account = world.account();
    }

    @Nested
    class The_credential_report {

        @Test
        void has_a_line_for_the_account_and_one_for_each_user_by_name() {
            account.user("bob");
            account.userWithPassword("Alice");
            account.perform(new GenerateCredentialReport());

            List<String> lines = report().lines().toList();

            assertThat(lines.get(0)).isEqualTo(String.join(",", CredentialReport.HEADER));
            assertThat(lines.get(1))
                    .startsWith("<root_account>,arn:aws:iam::" + account.accountId() + ":root,")
                    .contains(",not_supported,no_information,not_supported,not_supported,false,");
            assertThat(lines.get(2)).startsWith("Alice,").contains(",true,no_information,");
            assertThat(lines.get(3))
                    .startsWith("bob,arn:aws:iam::" + account.accountId() + ":user/bob,")
                    .endsWith(
                            ",false,N/A,N/A,N/A,false,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A");
            assertThat(lines).hasSize(4).allMatch(line -> line.split(",", -1).length == 22);
            assertThat(report()).doesNotEndWith("\n");
        }

        @Test
        void is_made_first_and_given_again_while_it_is_young() {
            assertThatThrownBy(() -> account.perform(new GetCredentialReport()))
                    .isInstanceOfSatisfying(OperationFailed.class, failed -> assertThat(failed.code())
                            .isEqualTo(ErrorCode.REPORT_NOT_PRESENT));

            assertThat(account.perform(new GenerateCredentialReport()))
                    .isEqualTo(new GenerateCredentialReport.Result(
                            "STARTED", "No report exists. Starting a new report generation task"));
            assertThat(account.perform(new GenerateCredentialReport()).state()).isEqualTo("COMPLETE");
        }

        @Test
        void is_too_old_after_four_hours() {
            account.perform(new GenerateCredentialReport());
            clock.advance(Duration.ofHours(4));
            try {
                assertThatThrownBy(() -> account.perform(new GetCredentialReport()))
                        .isInstanceOfSatisfying(OperationFailed.class, failed -> assertThat(failed.code())
                                .isEqualTo(ErrorCode.REPORT_EXPIRED));
                assertThat(account.perform(new GenerateCredentialReport()).state())
                        .isEqualTo("STARTED");
            } finally {
                clock.reset();
            }
        }

        private String report() {
            return new String(account.perform(new GetCredentialReport()).content(), StandardCharsets.UTF_8);
        }
    }

    @Nested
    class The_authorization_details {

        @Test
        void hold_users_groups_and_policies_with_everything_that_belongs_to_them() {
            String arn = account.policy("Readers", READ_USERS);
            account.group("team").attachToGroup("team", arn);
            account.user("eve").with(arn).in("team");
            account.perform(new PutUserPolicy("eve", "own", READ_USERS));
            account.perform(new PutUserPermissionsBoundary("eve", arn));

            AuthorizationDetails all = account.perform(new GetAccountAuthorizationDetails(List.of(), Page.FIRST));

            AuthorizationDetails.UserDetail eve = all.userDetailList().get(0);
            assertThat(eve.groupList()).containsExactly("team");
            assertThat(eve.attachedManagedPolicies()).extracting("policyName").containsExactly("Readers");
            assertThat(eve.userPolicyList()).containsExactly(new AuthorizationDetails.InlinePolicy("own", READ_USERS));
            assertThat(eve.permissionsBoundary())
                    .isEqualTo(new AuthorizationDetails.Boundary("PermissionsBoundaryPolicy", arn));
            assertThat(all.groupDetailList().get(0).attachedManagedPolicies())
                    .extracting("policyArn")
                    .containsExactly(arn);
            assertThat(all.policies()).extracting("policyName").contains("Readers", "AdministratorAccess");
        }

        @Test
        void come_by_kind_and_page_by_page() {
            account.user("ann");
            account.user("bob");
            account.policy("Readers", READ_USERS);

            AuthorizationDetails first =
                    account.perform(new GetAccountAuthorizationDetails(List.of("User"), new Page(null, 1)));
            AuthorizationDetails second =
                    account.perform(new GetAccountAuthorizationDetails(List.of("User"), new Page(first.marker(), 1)));

            assertThat(first.userDetailList()).extracting("userName").containsExactly("ann");
            assertThat(first.isTruncated()).isTrue();
            assertThat(second.userDetailList()).extracting("userName").containsExactly("bob");
            assertThat(second.isTruncated()).isFalse();
            assertThat(account.perform(new GetAccountAuthorizationDetails(List.of("LocalManagedPolicy"), Page.FIRST))
                            .policies())
                    .extracting("policyName")
                    .containsExactly("Readers");
        }
    }
}
