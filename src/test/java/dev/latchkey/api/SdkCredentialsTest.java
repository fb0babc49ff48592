package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.credential.accesskey.CreateAccessKey;
import dev.latchkey.credential.certificate.CertificateFile;
import dev.latchkey.credential.sshkey.SshKeyFile;
import dev.latchkey.support.AuthenticatorApp;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.Programs;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.EncodingType;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.ServiceSpecificCredential;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** People look after their own credentials with the AWS SDK for Java, by a key that they made with it. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SdkCredentialsTest {

    private static final String GIT = "codecommit.amazonaws.com";

    @Inject
    World world;

    @Inject
    Programs programs;

    @Inject
    TestClock clock;

    private World.Person nora;
    private AccessKey first;
    private IamClient iam;

    @BeforeEach
    void nora_has_a_key() {
        clock.reset();
        nora = world.account().user("nora").withPublished("ManageOwnCredentialsNoMFA");
        var key = nora.account().perform(new CreateAccessKey("nora", null));
        first = AccessKey.builder()
                .accessKeyId(key.accessKeyId())
                .secretAccessKey(key.secretAccessKey().reveal())
                .build();
        iam = programs.iam(AwsBasicCredentials.create(first.accessKeyId(), first.secretAccessKey()));
    }

    @AfterEach
    void it_is_done() {
        iam.close();
        clock.reset();
    }

    @Test
    void rotates_access_keys() {
        AccessKey second = iam.createAccessKey().accessKey();
        assertThat(second.accessKeyId()).startsWith("AKIA").hasSize(20);
        assertThat(second.secretAccessKey()).hasSize(40);
        assertThatThrownBy(() -> iam.createAccessKey())
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("Cannot exceed quota for AccessKeysPerUser: 2");

        try (IamClient renewed =
                programs.iam(AwsBasicCredentials.create(second.accessKeyId(), second.secretAccessKey()))) {
            renewed.updateAccessKey(
                    update -> update.accessKeyId(first.accessKeyId()).status(StatusType.INACTIVE));
            assertThatThrownBy(() -> iam.listAccessKeys())
                    .isInstanceOfSatisfying(IamException.class, refused -> assertThat(
                                    refused.awsErrorDetails().errorCode())
                            .isEqualTo("InvalidClientTokenId"));
            renewed.deleteAccessKey(delete -> delete.accessKeyId(first.accessKeyId()));
            assertThat(renewed.listAccessKeysPaginator().accessKeyMetadata())
                    .singleElement()
                    .satisfies(left -> assertThat(left.accessKeyId()).isEqualTo(second.accessKeyId()));
        }
    }

    @Test
    void uploads_SSH_public_keys_and_has_them_back_in_both_encodings() {
        String id = iam.uploadSSHPublicKey(
                        upload -> upload.userName("nora").sshPublicKeyBody(SshKeyFile.text("rsa-2048.pub")))
                .sshPublicKey()
                .sshPublicKeyId();

        assertThat(id).startsWith("APKA");
        assertThat(iam.getSSHPublicKey(
                                get -> get.userName("nora").sshPublicKeyId(id).encoding(EncodingType.SSH))
                        .sshPublicKey()
                        .sshPublicKeyBody())
                .startsWith("ssh-rsa ");
        assertThat(iam.getSSHPublicKey(
                                get -> get.userName("nora").sshPublicKeyId(id).encoding(EncodingType.PEM))
                        .sshPublicKey()
                        .sshPublicKeyBody())
                .startsWith("-----BEGIN PUBLIC KEY-----");
        iam.updateSSHPublicKey(
                update -> update.userName("nora").sshPublicKeyId(id).status(StatusType.INACTIVE));
        assertThat(iam.listSSHPublicKeys().sshPublicKeys()).singleElement().satisfies(key -> assertThat(key.status())
                .isEqualTo(StatusType.INACTIVE));
        iam.deleteSSHPublicKey(delete -> delete.userName("nora").sshPublicKeyId(id));
        assertThat(iam.listSSHPublicKeys().hasSshPublicKeys()).isTrue();
        assertThat(iam.listSSHPublicKeys().sshPublicKeys()).isEmpty();
    }

    @Test
    void uploads_signing_certificates() {
        String body = CertificateFile.text("rsa-2048.pem");
        String id = iam.uploadSigningCertificate(upload -> upload.certificateBody(body))
                .certificate()
                .certificateId();

        assertThat(iam.listSigningCertificatesPaginator().certificates())
                .singleElement()
                .satisfies(
                        stored -> assertThat(stored.certificateBody().strip()).isEqualTo(body.strip()));
        iam.updateSigningCertificate(update -> update.certificateId(id).status(StatusType.INACTIVE));
        iam.deleteSigningCertificate(delete -> delete.certificateId(id));
        assertThat(iam.listSigningCertificates().certificates()).isEmpty();
    }

    @Test
    void looks_after_Git_credentials() {
        ServiceSpecificCredential made = iam.createServiceSpecificCredential(
                        create -> create.userName("nora").serviceName(GIT))
                .serviceSpecificCredential();
        String id = made.serviceSpecificCredentialId();

        assertThat(id).startsWith("ACCA");
        assertThat(made.servicePassword()).isNotBlank();
        ServiceSpecificCredential reset = iam.resetServiceSpecificCredential(
                        again -> again.serviceSpecificCredentialId(id))
                .serviceSpecificCredential();
        assertThat(reset.servicePassword()).isNotEqualTo(made.servicePassword());
        iam.updateServiceSpecificCredential(
                update -> update.serviceSpecificCredentialId(id).status(StatusType.INACTIVE));
        assertThat(iam.listServiceSpecificCredentials(list -> list.serviceName(GIT))
                        .serviceSpecificCredentials())
                .singleElement()
                .satisfies(stored -> assertThat(stored.status()).isEqualTo(StatusType.INACTIVE));
        iam.deleteServiceSpecificCredential(delete -> delete.serviceSpecificCredentialId(id));
        assertThat(iam.listServiceSpecificCredentials().serviceSpecificCredentials())
                .isEmpty();
    }

    @Test
    void adds_a_virtual_MFA_device_and_proves_MFA_with_it() {
        clock.stopAt(Instant.ofEpochSecond(Instant.now().getEpochSecond() / 30 * 30));
        World.Person mia = nora.account()
                .user("mia")
                .withPublished("ManageOwnCredentialsWithMFA")
                .with(nora.account().policy("Look", """
                    {"Version": "2012-10-17", "Statement":
                      {"Effect": "Allow", "Action": "iam:GetMFADevice", "Resource": "*"}}"""));
        var key = mia.account().perform(new CreateAccessKey("mia", null));
        AwsBasicCredentials longTerm = AwsBasicCredentials.create(
                key.accessKeyId(), key.secretAccessKey().reveal());
        try (IamClient hers = programs.iam(longTerm)) {
            VirtualMFADevice device = hers.createVirtualMFADevice(create -> create.virtualMFADeviceName("mia"))
                    .virtualMFADevice();
            assertThat(device.qrCodePNG().asByteArray()).startsWith(0x89, 'P', 'N', 'G');
            assertThat(hers.listVirtualMFADevicesPaginator(list -> list.assignmentStatus("Unassigned"))
                            .virtualMFADevices())
                    .extracting(VirtualMFADevice::serialNumber)
                    .containsExactly(device.serialNumber());
            AuthenticatorApp app =
                    AuthenticatorApp.with(device.base32StringSeed().asString(StandardCharsets.US_ASCII), clock);

            hers.enableMFADevice(enable -> enable.userName("mia")
                    .serialNumber(device.serialNumber())
                    .authenticationCode1(app.code(-1))
                    .authenticationCode2(app.code()));

            assertThat(hers.listMFADevices().mfaDevices())
                    .singleElement()
                    .satisfies(own -> assertThat(own.serialNumber()).isEqualTo(device.serialNumber()));
            assertThatThrownBy(() -> hers.deactivateMFADevice(
                            remove -> remove.userName("mia").serialNumber(device.serialNumber())))
                    .hasMessageContaining("is not authorized to perform: iam:DeactivateMFADevice");
            clock.advance(Duration.ofSeconds(30));
            try (IamClient withMfa = programs.iam(session(longTerm, device.serialNumber(), app.code()))) {
                assertThatThrownBy(() ->
                                withMfa.getMFADevice(get -> get.userName("mia").serialNumber(device.serialNumber())))
                        .hasMessageContaining("only hardware FIDO security keys are supported");
                withMfa.resyncMFADevice(resync -> resync.userName("mia")
                        .serialNumber(device.serialNumber())
                        .authenticationCode1(app.code(1))
                        .authenticationCode2(app.code(2)));
                withMfa.deactivateMFADevice(remove -> remove.userName("mia").serialNumber(device.serialNumber()));
                withMfa.deleteVirtualMFADevice(delete -> delete.serialNumber(device.serialNumber()));
            }
        }
    }

    private AwsSessionCredentials session(AwsBasicCredentials longTerm, String serialNumber, String code) {
        try (StsClient sts = programs.sts(longTerm)) {
            Credentials issued = sts.getSessionToken(
                            get -> get.serialNumber(serialNumber).tokenCode(code))
                    .credentials();
            return AwsSessionCredentials.create(issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
        }
    }

    static Stream<Arguments> somebodyElses() {
        return Stream.of(
                Arguments.of("CreateAccessKey", call(iam -> iam.createAccessKey(it -> it.userName("zoe")))),
                Arguments.of("ListAccessKeys", call(iam -> iam.listAccessKeys(it -> it.userName("zoe")))),
                Arguments.of(
                        "UploadSSHPublicKey",
                        call(iam -> iam.uploadSSHPublicKey(
                                it -> it.userName("zoe").sshPublicKeyBody(SshKeyFile.text("rsa-2048.pub"))))),
                Arguments.of("ListSSHPublicKeys", call(iam -> iam.listSSHPublicKeys(it -> it.userName("zoe")))),
                Arguments.of(
                        "UploadSigningCertificate",
                        call(iam -> iam.uploadSigningCertificate(
                                it -> it.userName("zoe").certificateBody(CertificateFile.text("rsa-2048.pem"))))),
                Arguments.of(
                        "CreateServiceSpecificCredential",
                        call(iam -> iam.createServiceSpecificCredential(
                                it -> it.userName("zoe").serviceName(GIT)))),
                Arguments.of("ListMFADevices", call(iam -> iam.listMFADevices(it -> it.userName("zoe")))));
    }

    private static Consumer<IamClient> call(Consumer<IamClient> call) {
        return call;
    }

    @ParameterizedTest
    @MethodSource("somebodyElses")
    void is_refused_for_somebody_else(String action, Consumer<IamClient> call) {
        nora.account().user("zoe");

        assertThatThrownBy(() -> call.accept(iam)).isInstanceOfSatisfying(IamException.class, refused -> {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            assertThat(refused.awsErrorDetails().errorMessage())
                    .startsWith(
                            "User: " + nora.arn() + " is not authorized to perform: iam:" + action + " on resource: ");
        });
    }

    @Test
    void finds_nothing_under_ids_of_others() {
        World.Person zoe = nora.account().user("zoe");
        String keyId = zoe.account().perform(new CreateAccessKey("zoe", null)).accessKeyId();
        List<Consumer<IamClient>> calls = List.of(
                client -> client.deleteAccessKey(it -> it.accessKeyId(keyId)),
                client -> client.updateAccessKey(it -> it.accessKeyId(keyId).status(StatusType.INACTIVE)),
                client -> client.deleteSSHPublicKey(it -> it.userName("nora").sshPublicKeyId("APKAAAAAAAAAAAAAAAAA")),
                client -> client.deleteSigningCertificate(it -> it.certificateId("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")),
                client -> client.deleteServiceSpecificCredential(
                        it -> it.serviceSpecificCredentialId("ACCAAAAAAAAAAAAAAAAAA")));

        for (Consumer<IamClient> call : calls) {
            assertThatThrownBy(() -> call.accept(iam))
                    .isInstanceOf(NoSuchEntityException.class)
                    .isInstanceOf(SdkException.class);
        }
    }
}
