package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.Programs;
import dev.latchkey.support.QueryClient;
import dev.latchkey.support.QueryClient.Reply;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls without {@code UserName}: about the caller where IAM has it optional, and refused where it has not. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OmittedUserNameTest {

    @Inject
    World world;

    @Inject
    Programs programs;

    private QueryClient zoe;

    @BeforeEach
    void zoe_may_nothing() {
        zoe = programs.query(world.account().user("Zoe"));
    }

    private Reply call(String call) {
        String[] words = call.split("[ =]", -1);
        return zoe.iam(words[0], Arrays.copyOfRange(words, 1, words.length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GetUser",
                "CreateAccessKey",
                "UpdateAccessKey AccessKeyId=AKIAAAAAAAAAAAAAAAAA Status=Active",
                "DeleteAccessKey AccessKeyId=AKIAAAAAAAAAAAAAAAAA",
                "ListAccessKeys",
                "UploadSigningCertificate CertificateBody=x",
                "UpdateSigningCertificate CertificateId=AAAAAAAAAAAAAAAAAAAAAAAA Status=Active",
                "DeleteSigningCertificate CertificateId=AAAAAAAAAAAAAAAAAAAAAAAA",
                "ListSigningCertificates",
                "ListSSHPublicKeys",
                "UpdateServiceSpecificCredential ServiceSpecificCredentialId=ACCAAAAAAAAAAAAAAAAAA Status=Active",
                "ResetServiceSpecificCredential ServiceSpecificCredentialId=ACCAAAAAAAAAAAAAAAAAA",
                "DeleteServiceSpecificCredential ServiceSpecificCredentialId=ACCAAAAAAAAAAAAAAAAAA",
                "ListServiceSpecificCredentials",
                "ListMFADevices",
                "DeactivateMFADevice SerialNumber=GAHT12345678",
                "GetMFADevice SerialNumber=GAHT12345678",
                "CreateLoginProfile Password=Quiet-Otter-Lantern-7",
                "GetLoginProfile",
                "DeleteLoginProfile"
            })
    void are_decided_about_the_caller(String call) {
        Reply reply = call(call);

        assertThat(reply.code()).as(reply.body()).isEqualTo("AccessDenied");
        assertThat(reply.message()).containsPattern("on resource: (user |arn:aws:iam::\\d{12}:user/)Zoe because");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UploadSSHPublicKey",
                "GetSSHPublicKey",
                "UpdateSSHPublicKey",
                "DeleteSSHPublicKey",
                "CreateServiceSpecificCredential",
                "EnableMFADevice",
                "ResyncMFADevice",
                "UpdateLoginProfile",
                "UpdateUser",
                "DeleteUser",
                "TagUser",
                "UntagUser",
                "ListUserTags",
                "PutUserPermissionsBoundary",
                "DeleteUserPermissionsBoundary",
                "AddUserToGroup",
                "RemoveUserFromGroup",
                "ListGroupsForUser",
                "AttachUserPolicy",
                "DetachUserPolicy",
                "ListAttachedUserPolicies",
                "PutUserPolicy",
                "GetUserPolicy",
                "DeleteUserPolicy",
                "ListUserPolicies"
            })
    void are_refused_where_somebody_has_to_be_named(String action) {
        Reply reply = call(action);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("ValidationError");
        assertThat(reply.message())
                .contains("Value null at 'userName' failed to satisfy constraint: Member must not be null");
    }
}
