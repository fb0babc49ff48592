package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.Programs;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** At the API too rights belong to unique ids, not to names. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReusedNameTest {

    private static final String READING = "arn:aws:iam::aws:policy/IAMReadOnlyAccess";

    @Inject
    World world;

    @Inject
    Programs programs;

    private IamClient iam;
    private String firstId;
    private AccessKey key;
    private AwsCredentials permanent;
    private AwsCredentials session;

    @BeforeEach
    void bob_has_everything_that_a_user_can_have() {
        World.Account account = world.account().group("team");
        iam = programs.iam(account.user("ana").administrator());
        firstId = iam.createUser(create -> create.userName("bob")).user().userId();
        iam.attachUserPolicy(attach -> attach.userName("bob").policyArn(READING));
        iam.putUserPolicy(put -> put.userName("bob").policyName("Own").policyDocument(Scene.document("iam:GetUser")));
        iam.addUserToGroup(add -> add.userName("bob").groupName("team"));
        iam.createLoginProfile(create -> create.userName("bob").password(World.PASSWORD));
        key = iam.createAccessKey(create -> create.userName("bob")).accessKey();
        permanent = AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
        try (StsClient sts = programs.sts(permanent)) {
            Credentials issued = sts.getSessionToken().credentials();
            session =
                    AwsSessionCredentials.create(issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
        }
    }

    @AfterEach
    void it_is_done() {
        iam.close();
    }

    @Test
    void a_name_that_is_given_again_inherits_nothing() {
        iam.deleteAccessKey(delete -> delete.userName("bob").accessKeyId(key.accessKeyId()));
        iam.deleteLoginProfile(delete -> delete.userName("bob"));
        iam.removeUserFromGroup(remove -> remove.userName("bob").groupName("team"));
        iam.deleteUserPolicy(delete -> delete.userName("bob").policyName("Own"));
        iam.detachUserPolicy(detach -> detach.userName("bob").policyArn(READING));
        iam.deleteUser(delete -> delete.userName("bob"));
        var again = iam.createUser(create -> create.userName("bob")).user();

        assertThat(again.userId()).isNotEqualTo(firstId);
        for (AwsCredentials old : List.of(permanent, session)) {
            try (StsClient sts = programs.sts(old)) {
                assertThatThrownBy(() -> sts.getCallerIdentity())
                        .isInstanceOfSatisfying(AwsServiceException.class, refused -> assertThat(
                                        refused.awsErrorDetails().errorCode())
                                .isEqualTo("InvalidClientTokenId"));
            }
        }
        assertThat(iam.listAccessKeys(list -> list.userName("bob")).accessKeyMetadata())
                .isEmpty();
        assertThat(iam.listGroupsForUser(list -> list.userName("bob")).groups()).isEmpty();
        assertThat(iam.listAttachedUserPolicies(list -> list.userName("bob")).attachedPolicies())
                .isEmpty();
        assertThat(iam.listUserPolicies(list -> list.userName("bob")).policyNames())
                .isEmpty();
        assertThatThrownBy(() -> iam.getLoginProfile(get -> get.userName("bob")))
                .hasMessageContaining("Login Profile for User bob cannot be found.");
    }

    @Test
    void a_new_name_takes_everything_along() {
        iam.updateUser(update -> update.userName("bob").newUserName("robert").newPath("/there/"));

        assertThat(iam.getUser(get -> get.userName("robert")).user().userId()).isEqualTo(firstId);
        assertThat(iam.listAttachedUserPolicies(list -> list.userName("robert")).attachedPolicies())
                .hasSize(1);
        assertThat(iam.listGroupsForUser(list -> list.userName("robert")).groups())
                .hasSize(1);
        assertThat(iam.getLoginProfile(get -> get.userName("robert"))
                        .loginProfile()
                        .userName())
                .isEqualTo("robert");
        for (AwsCredentials old : List.of(permanent, session)) {
            try (StsClient sts = programs.sts(old)) {
                assertThat(sts.getCallerIdentity().arn()).endsWith(":user/there/robert");
                assertThat(sts.getCallerIdentity().userId()).isEqualTo(firstId);
            }
        }
        try (IamClient renamed = programs.iam(permanent)) {
            assertThat(renamed.listUsers().users()).hasSize(2);
        }
    }
}
