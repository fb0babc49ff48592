package dev.latchkey.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.credential.accesskey.CreateAccessKey;
import dev.latchkey.support.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.CredentialReportNotPresentException;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.ReportFormatType;
import software.amazon.awssdk.services.iam.model.ReportStateType;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.iam.model.UserDetail;

/** An administrator asks about the account with the AWS SDK for Java, and is told what IAM tells, no more and no less. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SdkAccountTest extends AdministeredAccount {

    private static final String DOCUMENT = Scene.document("iam:GetUser");

    @Test
    void an_account_has_one_alias_at_most() {
        String alias = "other-" + account.accountId();

        iam.createAccountAlias(create -> create.accountAlias(alias));
        assertThat(iam.listAccountAliasesPaginator().accountAliases()).containsExactly(alias);
        assertThatThrownBy(() -> iam.deleteAccountAlias(delete -> delete.accountAlias(account.alias())))
                .isInstanceOf(NoSuchEntityException.class);
        iam.deleteAccountAlias(delete -> delete.accountAlias(alias));
        assertThat(iam.listAccountAliases().accountAliases()).isEmpty();
        assertThat(iam.listAccountAliases().isTruncated()).isFalse();
    }

    @Test
    void a_credential_report_is_made_kept_and_given_until_it_is_old() {
        account.userWithPassword("Bob");
        assertThatThrownBy(() -> iam.getCredentialReport()).isInstanceOf(CredentialReportNotPresentException.class);

        var started = iam.generateCredentialReport();
        assertThat(started.state()).isEqualTo(ReportStateType.STARTED);
        assertThat(started.description()).isEqualTo("No report exists. Starting a new report generation task");
        var complete = iam.generateCredentialReport();
        assertThat(complete.state()).isEqualTo(ReportStateType.COMPLETE);
        assertThat(complete.description()).isNull();
        var report = iam.getCredentialReport();
        assertThat(report.reportFormat()).isEqualTo(ReportFormatType.TEXT_CSV);
        assertThat(report.generatedTime()).isCloseTo(clock.instant(), within(Duration.ofMinutes(1)));
        List<String> lines = report.content().asString(UTF_8).lines().toList();
        assertThat(lines.get(0)).startsWith("user,arn,user_creation_time,").endsWith(",cert_2_last_rotated");
        assertThat(lines.subList(1, lines.size()))
                .extracting(line -> line.substring(0, line.indexOf(',')))
                .containsExactly("<root_account>", "Ana", "Bob");
        assertThat(report.content().asString(UTF_8)).doesNotContain("\r").doesNotEndWith("\n");

        clock.advance(Duration.ofHours(4));
        assertThat(programs.query(ana).iam("GetCredentialReport").code()).isEqualTo("ReportExpired");
        assertThat(programs.query(ana).iam("GenerateCredentialReport").text("State"))
                .isEqualTo("STARTED");
    }

    private static org.assertj.core.data.TemporalUnitOffset within(Duration time) {
        return org.assertj.core.api.Assertions.within(time.toSeconds(), ChronoUnit.SECONDS);
    }

    @Test
    void authorization_details_tell_everything_that_decisions_hang_on() {
        account.group("Staff").user("Bob").in("Staff");
        String arn = account.policy("Look", DOCUMENT);
        account.attachToGroup("Staff", arn);
        iam.putUserPolicy(put -> put.userName("Bob").policyName("Own").policyDocument(DOCUMENT));
        iam.putUserPermissionsBoundary(put -> put.userName("Bob").permissionsBoundary(arn));
        iam.tagUser(tag ->
                tag.userName("Bob").tags(Tag.builder().key("Team").value("blue").build()));

        var details = iam.getAccountAuthorizationDetails();
        assertThat(details.roleDetailList()).isEmpty();
        UserDetail bob = details.userDetailList().stream()
                .filter(user -> user.userName().equals("Bob"))
                .findFirst()
                .orElseThrow();
        assertThat(bob.groupList()).containsExactly("Staff");
        assertThat(bob.userPolicyList()).singleElement().satisfies(own -> {
            assertThat(own.policyName()).isEqualTo("Own");
            assertThat(URLDecoder.decode(own.policyDocument(), UTF_8)).isEqualTo(DOCUMENT);
        });
        assertThat(bob.permissionsBoundary().permissionsBoundaryArn()).isEqualTo(arn);
        assertThat(bob.tags()).extracting(Tag::value).containsExactly("blue");
        assertThat(bob.attachedManagedPolicies()).isEmpty();
        assertThat(details.groupDetailList()).singleElement().satisfies(group -> {
            assertThat(group.groupName()).isEqualTo("Staff");
            assertThat(group.attachedManagedPolicies())
                    .singleElement()
                    .satisfies(policy -> assertThat(policy.policyArn()).isEqualTo(arn));
        });
        assertThat(details.policies())
                .filteredOn(policy -> policy.arn().equals(arn))
                .singleElement()
                .satisfies(policy -> {
                    assertThat(policy.permissionsBoundaryUsageCount()).isEqualTo(1);
                    assertThat(policy.policyVersionList()).singleElement().satisfies(version -> assertThat(
                                    URLDecoder.decode(version.document(), UTF_8))
                            .isEqualTo(DOCUMENT));
                });
    }

    @Test
    void authorization_details_come_by_kind_and_page_by_page() {
        account.group("Staff").user("Bob");
        account.user("Zoe");

        var groups = iam.getAccountAuthorizationDetails(get -> get.filter(EntityType.GROUP));
        assertThat(groups.groupDetailList()).hasSize(1);
        assertThat(groups.userDetailList()).isEmpty();
        assertThat(groups.policies()).isEmpty();
        assertThat(iam
                        .getAccountAuthorizationDetailsPaginator(
                                get -> get.filter(EntityType.USER).maxItems(1))
                        .stream()
                        .flatMap(page -> page.userDetailList().stream())
                        .map(UserDetail::userName))
                .containsExactly("Ana", "Bob", "Zoe");
    }

    @Test
    void a_user_is_told_with_everything_and_listed_with_less() {
        iam.createUser(create -> create.userName("Bob")
                .path("/team/")
                .tags(Tag.builder().key("Team").value("blue").build()));

        User told = iam.getUser(get -> get.userName("bob")).user();
        assertThat(told.userName()).isEqualTo("Bob");
        assertThat(told.path()).isEqualTo("/team/");
        assertThat(told.userId()).startsWith("AIDA").hasSize(21);
        assertThat(told.arn()).isEqualTo("arn:aws:iam::" + account.accountId() + ":user/team/Bob");
        assertThat(told.createDate()).isCloseTo(clock.instant(), within(Duration.ofMinutes(1)));
        assertThat(told.passwordLastUsed()).isNull();
        assertThat(told.permissionsBoundary()).isNull();
        assertThat(told.tags()).extracting(Tag::value).containsExactly("blue");
        assertThat(iam.listUsers(list -> list.pathPrefix("/team/")).users())
                .singleElement()
                .satisfies(listed -> {
                    assertThat(listed.userId()).isEqualTo(told.userId());
                    assertThat(listed.hasTags()).isFalse();
                });
        assertThat(iam.getUser().user().userName()).isEqualTo("Ana");
    }

    @Test
    void waiters_wait_for_what_is_there_and_give_up_on_what_is_not() {
        account.policy("Look", DOCUMENT);
        String arn = "arn:aws:iam::" + account.accountId() + ":policy/Look";

        try (var waiter = iam.waiter()) {
            assertThat(waiter.waitUntilUserExists(get -> get.userName("Ana"))
                            .matched()
                            .response())
                    .isPresent();
            assertThat(waiter.waitUntilPolicyExists(get -> get.policyArn(arn))
                            .matched()
                            .response())
                    .isPresent();
            assertThatThrownBy(() ->
                            waiter.waitUntilUserExists(get -> get.userName("nobody"), once -> once.maxAttempts(1)))
                    .hasMessageContaining("exceeded the max retry attempts");
        }
    }

    @Test
    void a_key_that_was_never_used_is_told_as_such_and_an_unknown_one_is_not_told_of() {
        String id = account.perform(new CreateAccessKey("Ana", null)).accessKeyId();

        var unused = iam.getAccessKeyLastUsed(get -> get.accessKeyId(id));
        assertThat(unused.userName()).isEqualTo("Ana");
        assertThat(unused.accessKeyLastUsed().lastUsedDate()).isNull();
        assertThat(unused.accessKeyLastUsed().serviceName()).isEqualTo("N/A");
        assertThat(unused.accessKeyLastUsed().region()).isEqualTo("N/A");
        assertThatThrownBy(() -> iam.getAccessKeyLastUsed(get -> get.accessKeyId("AKIAAAAAAAAAAAAAAAAA")))
                .isInstanceOfSatisfying(IamException.class, refused -> assertThat(
                                refused.awsErrorDetails().errorCode())
                        .isEqualTo("AccessDenied"));
    }

    @Test
    void MFA_devices_have_tags_of_their_own() {
        String serial = iam.createVirtualMFADevice(create -> create.virtualMFADeviceName("phone")
                        .tags(Tag.builder().key("Team").value("blue").build()))
                .virtualMFADevice()
                .serialNumber();

        iam.tagMFADevice(tag -> tag.serialNumber(serial)
                .tags(Tag.builder().key("Color").value("green").build()));
        assertThat(iam.listMFADeviceTags(list -> list.serialNumber(serial)).tags())
                .extracting(tag -> tag.key() + "=" + tag.value())
                .containsExactlyInAnyOrder("Team=blue", "Color=green");
        iam.untagMFADevice(untag -> untag.serialNumber(serial).tagKeys("Team"));
        assertThat(iam.listMFADeviceTagsPaginator(list -> list.serialNumber(serial))
                        .tags())
                .extracting(Tag::key)
                .containsExactly("Color");
        assertThat(iam.listVirtualMFADevices().virtualMFADevices())
                .singleElement()
                .satisfies(listed -> {
                    assertThat(listed.hasTags()).isFalse();
                    assertThat(listed.base32StringSeed()).isNull();
                    assertThat(listed.qrCodePNG()).isNull();
                    assertThat(listed.user()).isNull();
                    assertThat(listed.enableDate()).isNull();
                });
    }
}
