package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.Programs;
import dev.latchkey.support.QueryClient;
import dev.latchkey.support.QueryClient.Reply;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.TestKeys;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program meets at the root of the portal. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class QueryEndpointTest {

    private static final String IDENTITY = "Action=GetCallerIdentity&Version=2011-06-15";
    private static final String IAM = "Version=2010-05-08&Action=";

    @Inject
    World world;

    @Inject
    TestKeys keys;

    @Inject
    TestClock clock;

    @Inject
    Programs programs;

    private World.Person ana;
    private SigningKey key;
    private QueryClient program;

    @BeforeEach
    void ana_is_an_administrator_with_a_key() {
        ana = world.account().user("Ana").administrator();
        key = keys.issue(ana);
        program = programs.query(key);
    }

    @AfterEach
    void the_clock_goes_on() {
        clock.reset();
    }

    @Nested
    class A_call {

        @Test
        void is_answered_in_the_service_s_namespace_with_the_id_of_the_request() {
            Reply reply = program.sts("GetCallerIdentity");

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.body())
                    .startsWith("<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                            + "<GetCallerIdentityResult><UserId>" + ana.userId() + "</UserId><Account>"
                            + ana.account().accountId() + "</Account><Arn>" + ana.arn()
                            + "</Arn></GetCallerIdentityResult><ResponseMetadata><RequestId>");
            assertThat(reply.response().headers().firstValue("content-type")).contains("text/xml");
            assertThat(reply.response().headers().firstValue("x-amzn-requestid"))
                    .contains(reply.text("RequestId"));
        }

        @Test
        void without_a_result_is_answered_with_the_id_alone() {
            Reply reply = program.iam("UpdateAccountPasswordPolicy", "MinimumPasswordLength", "12");

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.childrenOf("UpdateAccountPasswordPolicyResponse")).containsExactly("ResponseMetadata");
        }

        @Test
        void answers_in_the_order_of_the_api() {
            program.iam("UpdateAccountPasswordPolicy", "MaxPasswordAge", "90");

            assertThat(program.iam("GetAccountPasswordPolicy").childrenOf("PasswordPolicy"))
                    .containsExactly(
                            "MinimumPasswordLength",
                            "RequireSymbols",
                            "RequireNumbers",
                            "RequireUppercaseCharacters",
                            "RequireLowercaseCharacters",
                            "AllowUsersToChangePassword",
                            "ExpirePasswords",
                            "MaxPasswordAge",
                            "HardExpiry");
        }

        @Test
        void may_come_by_GET_where_it_only_reads() {
            program.iam("UpdateAccountPasswordPolicy");

            assertThat(program.get("GetAccountPasswordPolicy").status()).isEqualTo(200);
        }

        @Test
        void is_refused_by_GET_where_it_changes_something() {
            Reply reply = program.get("UpdateAccountPasswordPolicy");

            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.code()).isEqualTo("MethodNotAllowed");
            assertThat(program.iam("GetAccountPasswordPolicy").status()).isEqualTo(404);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"ChangePassword", "CreateLoginProfile", "UpdateLoginProfile", "CreateUser", "DeleteUser"})
        void never_carries_a_secret_or_a_change_in_its_address(String action) {
            String password = "Quiet-Otter-Lantern-7";

            Reply reply = program.get(
                    action,
                    "UserName",
                    "eve",
                    "Password",
                    password,
                    "OldPassword",
                    password,
                    "NewPassword",
                    password + "7");

            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.code()).isEqualTo("MethodNotAllowed");
        }

        @Test
        void may_have_its_parameters_in_both_places() {
            Reply reply = program.postRaw("Version=2011-06-15", "Action=GetCallerIdentity");

            assertThat(reply.code()).isEqualTo("SignatureDoesNotMatch");
            assertThat(reply.message()).isEqualTo("Credential should be scoped to correct service: 'sts'.");
            assertThat(program.postRaw("Version=2010-05-08", "Action=GetLoginProfile")
                            .code())
                    .isEqualTo("NoSuchEntity");
        }

        @ParameterizedTest
        @CsvSource({
            "DoSomething, 2010-05-08, Could not find operation DoSomething for version 2010-05-08",
            "GetUser, 1999-01-01, Could not find operation GetUser for version 1999-01-01",
            "AssumeRole, 2010-05-08, Could not find operation AssumeRole for version 2010-05-08"
        })
        void of_what_is_not_offered_is_an_invalid_action(String action, String version, String message) {
            Reply reply = program.postRaw("", "Action=" + action + "&Version=" + version);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo("InvalidAction");
            assertThat(reply.message()).isEqualTo(message);
        }

        @Test
        void names_its_action_and_version() {
            assertThat(program.postRaw("", "Version=2010-05-08").code()).isEqualTo("MissingAction");
            assertThat(program.postRaw("", "Action=GetUser").message())
                    .isEqualTo("Could not find operation GetUser for version NO_VERSION_SPECIFIED");
        }

        @Test
        void by_somebody_whom_no_policy_allows_it_is_denied_in_IAM_s_words() {
            World.Person zoe = ana.account().user("Zoe");
            QueryClient hers = programs.query(zoe);

            Reply reply = hers.iam("GetAccountPasswordPolicy");

            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.body())
                    .startsWith("<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error>"
                            + "<Type>Sender</Type><Code>AccessDenied</Code><Message>");
            assertThat(reply.message())
                    .isEqualTo("User: " + zoe.arn() + " is not authorized to perform: iam:GetAccountPasswordPolicy on"
                            + " resource: * because no identity-based policy allows the iam:GetAccountPasswordPolicy"
                            + " action");
            assertThat(hers.sts("GetCallerIdentity").status()).isEqualTo(200);
        }
    }

    @Nested
    class Its_members {

        @Test
        void are_told_all_together_where_they_break_constraints() {
            Reply reply =
                    program.iam("UpdateAccountPasswordPolicy", "MinimumPasswordLength", "129", "MaxPasswordAge", "0");

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo("ValidationError");
            assertThat(reply.message())
                    .isEqualTo("2 validation errors detected: Value '129' at 'minimumPasswordLength' failed to satisfy"
                            + " constraint: Member must have value less than or equal to 128; Value '0' at"
                            + " 'maxPasswordAge' failed to satisfy constraint: Member must have value greater than or"
                            + " equal to 1");
        }

        @Test
        void are_not_printed_where_they_are_secret() {
            Reply reply = program.iam("ChangePassword", "OldPassword", "", "NewPassword", "\u0416secret");

            assertThat(reply.message()).contains("Value at 'oldPassword'").doesNotContain("secret");
        }

        @ParameterizedTest
        @ValueSource(strings = {"True", "", " true", "yes", "2"})
        void that_are_no_truth_value_are_malformed(String value) {
            Reply reply = program.iam("UpdateAccountPasswordPolicy", "HardExpiry", value);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo("MalformedInput");
        }

        @ParameterizedTest
        @ValueSource(strings = {" 8", "8.0", "8e0", "99999999999", "", "0x8"})
        void that_are_no_whole_number_are_malformed(String value) {
            Reply reply = program.iam("UpdateAccountPasswordPolicy", "MinimumPasswordLength", value);

            assertThat(reply.code()).isEqualTo("MalformedInput");
        }

        @Test
        void that_nobody_knows_are_ignored() {
            assertThat(program.iam("UpdateAccountPasswordPolicy", "Unknown", "1", "MinimumPasswordLength", "+008")
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void are_checked_before_anything_is_decided() {
            QueryClient zoes = programs.query(ana.account().user("Zoe"));

            assertThat(zoes.iam("UpdateAccountPasswordPolicy", "MinimumPasswordLength", "1")
                            .code())
                    .isEqualTo("ValidationError");
            assertThat(zoes.iam("UpdateAccountPasswordPolicy", "MinimumPasswordLength", "8")
                            .code())
                    .isEqualTo("AccessDenied");
        }
    }

    @Nested
    class A_body {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    IAM + "GetUser&Action=GetUser",
                    IAM + "GetUser&UserName=%zz",
                    IAM + "GetUser&UserName=%C3",
                    IAM + "GetUser&UserName=%ED%A0%80",
                    IAM + "GetUser&UserName=%00",
                    IAM + "GetUser&UserName=a&UserName=a",
                    IAM + "GetUser&UserName=%"
                })
        void that_can_be_read_in_more_than_one_way_or_none_is_refused(String body) {
            Reply reply = program.postRaw("", body);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo("MalformedInput");
        }

        @Test
        void that_repeats_the_query_is_refused() {
            assertThat(program.postRaw("Action=GetUser", IAM + "GetUser").code())
                    .isEqualTo("MalformedInput");
        }

        @Test
        void with_too_many_parameters_is_refused() {
            String many =
                    IntStream.range(0, 4100).mapToObj(i -> "&P" + i + "=1").collect(Collectors.joining());

            assertThat(program.postRaw("", IDENTITY + many).code()).isEqualTo("MalformedInput");
        }

        @ParameterizedTest
        @ValueSource(ints = {1_100_000, 2_097_152})
        void that_is_too_large_is_refused_in_XML(int length) {
            Reply reply = program.postRaw("", IDENTITY + "&Padding=" + "x".repeat(length));

            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.code()).isEqualTo("RequestEntityTooLarge");
        }

        @Test
        void that_was_changed_after_it_was_signed_is_refused() {
            Reply reply = program.postChanged(
                    IAM + "GetAccountPasswordPolicy",
                    request -> request.POST(
                            java.net.http.HttpRequest.BodyPublishers.ofString(IAM + "DeleteAccountPasswordPolicy")));

            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.code()).isEqualTo("SignatureDoesNotMatch");
        }
    }

    /** What was found out about a caller is remembered; these are the changes that have to be seen by the very next call. */
    @Nested
    class The_next_call {

        private World.Person eve;
        private QueryClient hers;

        @BeforeEach
        void eve_may_list_users_and_has_just_done_so() {
            eve = ana.account().user("Eve").with(ana.account().policy("Look", allowListing("Allow")));
            hers = programs.query(eve);
            assertThat(hers.iam("ListUsers").status()).isEqualTo(200);
        }

        private String allowListing(String effect) {
            return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"" + effect
                    + "\",\"Action\":\"iam:ListUsers\",\"Resource\":\"*\"}}";
        }

        private void isDeniedAfter(String action, String... parameters) {
            Reply change = program.iam(action, parameters);
            assertThat(change.status()).as(change.body()).isEqualTo(200);
            assertThat(hers.iam("ListUsers").code()).isEqualTo("AccessDenied");
        }

        private String arn() {
            return "arn:aws:iam::" + ana.account().accountId() + ":policy/Look";
        }

        @Test
        void sees_that_the_policy_is_detached() {
            isDeniedAfter("DetachUserPolicy", "UserName", "Eve", "PolicyArn", arn());
            program.iam("AttachUserPolicy", "UserName", "Eve", "PolicyArn", arn());
            assertThat(hers.iam("ListUsers").status()).isEqualTo(200);
        }

        @Test
        void sees_another_version_of_the_policy() {
            isDeniedAfter(
                    "CreatePolicyVersion",
                    "PolicyArn",
                    arn(),
                    "PolicyDocument",
                    allowListing("Deny"),
                    "SetAsDefault",
                    "true");
            program.iam("SetDefaultPolicyVersion", "PolicyArn", arn(), "VersionId", "v1");
            assertThat(hers.iam("ListUsers").status()).isEqualTo(200);
        }

        @Test
        void sees_a_denying_policy_written_into_the_user() {
            isDeniedAfter(
                    "PutUserPolicy", "UserName", "Eve", "PolicyName", "No", "PolicyDocument", allowListing("Deny"));
            program.iam("DeleteUserPolicy", "UserName", "Eve", "PolicyName", "No");
            assertThat(hers.iam("ListUsers").status()).isEqualTo(200);
        }

        @Test
        void sees_a_group_that_the_user_came_into_and_what_the_group_was_given() {
            program.iam("CreateGroup", "GroupName", "Closed");
            program.iam("AddUserToGroup", "GroupName", "Closed", "UserName", "Eve");
            isDeniedAfter(
                    "PutGroupPolicy",
                    "GroupName",
                    "Closed",
                    "PolicyName",
                    "No",
                    "PolicyDocument",
                    allowListing("Deny"));
            program.iam("RemoveUserFromGroup", "GroupName", "Closed", "UserName", "Eve");
            assertThat(hers.iam("ListUsers").status()).isEqualTo(200);
            isDeniedAfter("AddUserToGroup", "GroupName", "Closed", "UserName", "Eve");
        }

        @Test
        void sees_a_permissions_boundary() {
            isDeniedAfter(
                    "PutUserPermissionsBoundary",
                    "UserName",
                    "Eve",
                    "PermissionsBoundary",
                    "arn:aws:iam::aws:policy/IAMUserChangePassword");
            program.iam("DeleteUserPermissionsBoundary", "UserName", "Eve");
            assertThat(hers.iam("ListUsers").status()).isEqualTo(200);
        }
    }

    @Nested
    class A_session_token {

        @Test
        void without_MFA_opens_nothing_of_IAM() {
            Reply issued = program.sts("GetSessionToken", "DurationSeconds", "900");
            QueryClient session = QueryClient.with(
                    programs.portal(),
                    issued.text("AccessKeyId"),
                    issued.text("SecretAccessKey"),
                    issued.text("SessionToken"),
                    clock);

            assertThat(session.sts("GetCallerIdentity").text("Arn")).isEqualTo(ana.arn());
            assertThat(session.iam("GetAccountPasswordPolicy").code()).isEqualTo("InvalidClientTokenId");
            assertThat(session.sts("GetSessionToken").message())
                    .isEqualTo("Cannot call GetSessionToken with session credentials");
            clock.advance(Duration.ofSeconds(901));
            assertThat(session.sts("GetCallerIdentity").code()).isEqualTo("ExpiredToken");
        }

        @Test
        void goes_with_its_own_key_alone() {
            Reply one = program.sts("GetSessionToken");
            Reply other = program.sts("GetSessionToken");
            QueryClient mixed = QueryClient.with(
                    programs.portal(),
                    one.text("AccessKeyId"),
                    one.text("SecretAccessKey"),
                    other.text("SessionToken"),
                    clock);
            QueryClient permanent = QueryClient.with(
                    programs.portal(), key.accessKeyId(), key.secret().reveal(), other.text("SessionToken"), clock);

            assertThat(mixed.sts("GetCallerIdentity").code()).isEqualTo("InvalidClientTokenId");
            assertThat(permanent.sts("GetCallerIdentity").code()).isEqualTo("InvalidClientTokenId");
        }

        @Test
        void proves_MFA_only_for_a_code_of_the_user_s_own_device() {
            String serial = "arn:aws:iam::" + ana.account().accountId() + ":mfa/Ana";

            assertThat(program.sts("GetSessionToken", "SerialNumber", serial).message())
                    .contains("must provide both");
            Reply reply = program.sts("GetSessionToken", "SerialNumber", serial, "TokenCode", "123456");
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.message()).startsWith("MultiFactorAuthentication failed, unable to validate MFA code.");
            assertThat(program.sts("GetSessionToken", "TokenCode", "12345").code())
                    .isEqualTo("ValidationError");
        }
    }
}
