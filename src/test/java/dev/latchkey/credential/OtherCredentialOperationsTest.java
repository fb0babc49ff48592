package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.credential.certificate.CertificateFile;
import dev.latchkey.credential.certificate.CreateSigningCertificate;
import dev.latchkey.credential.certificate.DeleteSigningCertificate;
import dev.latchkey.credential.certificate.ListSigningCertificates;
import dev.latchkey.credential.certificate.NewSigningCertificate;
import dev.latchkey.credential.certificate.SigningCertificate;
import dev.latchkey.credential.certificate.UpdateSigningCertificate;
import dev.latchkey.credential.certificate.UploadSigningCertificate;
import dev.latchkey.credential.gitcredential.CreateServiceSpecificCredential;
import dev.latchkey.credential.gitcredential.DeleteServiceSpecificCredential;
import dev.latchkey.credential.gitcredential.ListServiceSpecificCredentials;
import dev.latchkey.credential.gitcredential.ResetServiceSpecificCredential;
import dev.latchkey.credential.gitcredential.ServiceSpecificCredential;
import dev.latchkey.credential.gitcredential.ServiceSpecificCredentialMetadata;
import dev.latchkey.credential.gitcredential.UpdateServiceSpecificCredential;
import dev.latchkey.credential.sshkey.DeleteSshPublicKey;
import dev.latchkey.credential.sshkey.GetSshPublicKey;
import dev.latchkey.credential.sshkey.ListSshPublicKeys;
import dev.latchkey.credential.sshkey.SshKeyFile;
import dev.latchkey.credential.sshkey.SshPublicKey;
import dev.latchkey.credential.sshkey.SshPublicKeyMetadata;
import dev.latchkey.credential.sshkey.UpdateSshPublicKey;
import dev.latchkey.credential.sshkey.UploadSshPublicKey;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationRefused;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.member.Page;
import dev.latchkey.platform.Sql;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OtherCredentialOperationsTest {
    private static final String GIT = "codecommit.amazonaws.com";

    @Inject
    World world;

    @Inject
    Operations operations;

    @Inject
    Sql sql;

    private World.Account account;
    private World.Person nora;
    private Caller caller;

    @BeforeEach
    void somebody() {
        account = world.account();
        nora = account.user("nora").withPublished("ManageOwnCredentialsNoMFA");
        caller = nora.keyCaller();
    }

    private <R> R perform(Operation<R> operation) {
        return operations.perform(caller, operation);
    }

    private OperationFailed failureOf(Operation<?> operation) {
        OperationFailed failed = catchThrowableOfType(OperationFailed.class, () -> perform(operation));
        assertThat(failed).as("a failure").isNotNull();
        return failed;
    }

    private void fails(Operation<?> operation, ErrorCode code, String message) {
        OperationFailed failed = failureOf(operation);
        assertThat(failed.getMessage()).isEqualTo(message);
        assertThat(failed.code()).isEqualTo(code);
    }

    private World.Person somebodyElse() {
        return account.user("other").withPublished("ManageOwnCredentialsWithMFA");
    }

    /** A new RSA key in PEM, as any program may make one. */
    static String freshKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            byte[] spki = generator.generateKeyPair().getPublic().getEncoded();
            return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(spki)
                    + "\n-----END PUBLIC KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** How many of fifty at the same time succeed; all others have to meet the quota. */
    private static int successesOfFifty(Runnable attempt, String quotaMessage) {
        AtomicInteger successes = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(10);
        try {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                all.add(CompletableFuture.runAsync(
                        () -> {
                            try {
                                attempt.run();
                                successes.incrementAndGet();
                            } catch (OperationFailed full) {
                                assertThat(full).hasMessage(quotaMessage);
                            }
                        },
                        pool));
            }
            all.forEach(CompletableFuture::join);
        } finally {
            pool.shutdown();
        }
        return successes.get();
    }

    @Nested
    class SSH_public_keys {

        private SshPublicKey upload(String body) {
            return perform(new UploadSshPublicKey(null, body));
        }

        private List<SshPublicKeyMetadata> list() {
            return perform(new ListSshPublicKeys(null, Page.FIRST)).items();
        }

        @Test
        void are_uploaded_listed_read_deactivated_and_deleted() {
            String line = SshKeyFile.text("rsa-2048.pub");

            SshPublicKey key = upload(line);

            assertThat(key.sshPublicKeyId()).matches("APKA[A-Z2-7]{16}");
            assertThat(key.sshPublicKeyBody()).isEqualTo(line);
            assertThat(key.status()).isEqualTo(CredentialStatus.ACTIVE);
            assertThat(key.userName()).isEqualTo("nora");
            assertThat(list()).singleElement().satisfies(listed -> {
                assertThat(listed.sshPublicKeyId()).isEqualTo(key.sshPublicKeyId());
                assertThat(listed.details().comment()).isEqualTo("nora@example.com");
                assertThat(listed.details().bits()).isEqualTo(2048);
                assertThat(listed.details().md5()).isEqualTo(key.fingerprint());
            });

            perform(new UpdateSshPublicKey(null, key.sshPublicKeyId(), CredentialStatus.INACTIVE));
            assertThat(list().get(0).status()).isEqualTo(CredentialStatus.INACTIVE);

            perform(new DeleteSshPublicKey(null, key.sshPublicKeyId(), false));
            assertThat(list()).isEmpty();
        }

        @Test
        void are_answered_without_comment_in_either_encoding() {
            SshPublicKey key = upload(SshKeyFile.text("ecdsa-384.pub"));

            String[] words = SshKeyFile.text("ecdsa-384.pub").split(" ", -1);
            assertThat(perform(new GetSshPublicKey(null, key.sshPublicKeyId(), "SSH"))
                            .sshPublicKeyBody())
                    .isEqualTo(words[0] + " " + words[1]);
            assertThat(perform(new GetSshPublicKey(null, key.sshPublicKeyId(), "PEM"))
                            .sshPublicKeyBody())
                    .isEqualTo(SshKeyFile.text("ecdsa-384.pem").strip());
        }

        @Test
        void are_the_same_in_the_other_encoding() {
            upload(SshKeyFile.text("rsa-2048.pub"));

            fails(
                    new UploadSshPublicKey(null, SshKeyFile.text("rsa-2048.pem")),
                    ErrorCode.DUPLICATE_SSH_PUBLIC_KEY,
                    "Duplicate SSH public key uploaded.");
        }

        @Test
        void may_be_the_same_at_another_user() {
            upload(SshKeyFile.text("rsa-2048.pub"));
            World.Person other = somebodyElse();

            account.perform(new UploadSshPublicKey(other.name(), SshKeyFile.text("rsa-2048.pub")));

            assertThat(account.perform(new ListSshPublicKeys("other", Page.FIRST))
                            .items())
                    .hasSize(1);
        }

        @Test
        void are_five_at_most() {
            for (String file : List.of("rsa-2048", "rsa-4096", "ed25519", "ecdsa-256", "sk-ed25519")) {
                upload(SshKeyFile.text(file + ".pub"));
            }

            fails(
                    new UploadSshPublicKey(null, SshKeyFile.text("sk-ecdsa.pub")),
                    ErrorCode.LIMIT_EXCEEDED,
                    "Cannot exceed quota for SSHPublicKeysPerUser: 5");
        }

        @Test
        void are_five_at_most_when_fifty_come_at_once() {
            int successes =
                    successesOfFifty(() -> upload(freshKey()), "Cannot exceed quota for SSHPublicKeysPerUser: 5");

            assertThat(successes).isEqualTo(5);
            assertThat(list()).hasSize(5);
        }

        @Test
        void are_refused_with_the_codes_of_IAM() {
            fails(
                    new UploadSshPublicKey(null, "hello"),
                    ErrorCode.UNRECOGNIZED_PUBLIC_KEY_ENCODING,
                    "Invalid public key uploaded.");
            fails(
                    new UploadSshPublicKey(null, SshKeyFile.text("rsa-1024.pub")),
                    ErrorCode.INVALID_PUBLIC_KEY,
                    "Invalid body for public key");
            fails(
                    new UpdateSshPublicKey(null, upload(freshKey()).sshPublicKeyId(), CredentialStatus.EXPIRED),
                    ErrorCode.INVALID_INPUT,
                    "Operation does not support status Expired");
        }

        @Test
        void of_others_are_not_there_for_me() {
            somebodyElse();
            String id =
                    account.perform(new UploadSshPublicKey("other", freshKey())).sshPublicKeyId();

            String message = "User has no Public Key with id " + id + ".";
            fails(new UpdateSshPublicKey(null, id, CredentialStatus.INACTIVE), ErrorCode.NO_SUCH_ENTITY, message);
            fails(new DeleteSshPublicKey(null, id, false), ErrorCode.NO_SUCH_ENTITY, message);
            fails(new GetSshPublicKey(null, id, "SSH"), ErrorCode.NO_SUCH_ENTITY, message);
            fails(
                    new DeleteSshPublicKey(null, "APKAAAAAAAAAAAAAAAAA", false),
                    ErrorCode.NO_SUCH_ENTITY,
                    "The SSH Public Key with id APKAAAAAAAAAAAAAAAAA cannot be found.");
        }

        @Test
        void of_another_account_do_not_exist() {
            World.Person stranger = world.account().user("nora");
            String id = stranger.account()
                    .perform(new UploadSshPublicKey("nora", freshKey()))
                    .sshPublicKeyId();

            fails(
                    new DeleteSshPublicKey(null, id, false),
                    ErrorCode.NO_SUCH_ENTITY,
                    "The SSH Public Key with id " + id + " cannot be found.");
        }
    }

    @Nested
    class Signing_certificates {

        private SigningCertificate upload(String file) {
            return perform(new UploadSigningCertificate(null, CertificateFile.text(file)));
        }

        private List<SigningCertificate> list() {
            return perform(new ListSigningCertificates(null, Page.FIRST)).items();
        }

        @Test
        void are_uploaded_listed_deactivated_and_deleted() {
            SigningCertificate certificate = upload("rsa-2048.pem");

            assertThat(certificate.certificateId()).hasSize(32);
            assertThat(certificate.certificateBody()).isEqualTo(CertificateFile.text("rsa-2048.pem"));
            assertThat(list())
                    .extracting(SigningCertificate::certificateId)
                    .containsExactly(certificate.certificateId());

            perform(new UpdateSigningCertificate(null, certificate.certificateId(), CredentialStatus.INACTIVE));
            assertThat(list().get(0).isActive()).isFalse();

            perform(new DeleteSigningCertificate(null, certificate.certificateId(), false));
            assertThat(list()).isEmpty();
        }

        @Test
        void sent_again_by_their_owner_are_what_they_were() {
            SigningCertificate first = upload("ec-256.pem");
            perform(new UpdateSigningCertificate(null, first.certificateId(), CredentialStatus.INACTIVE));

            SigningCertificate again = upload("ec-256.pem");

            assertThat(again.certificateId()).isEqualTo(first.certificateId());
            assertThat(again.uploadDate()).isEqualTo(list().get(0).uploadDate());
            assertThat(again.isActive()).isFalse();
            assertThat(list()).hasSize(1);
        }

        @Test
        void of_somebody_else_are_refused() {
            somebodyElse();
            SigningCertificate theirs =
                    account.perform(new UploadSigningCertificate("other", CertificateFile.text("ec-256.pem")));

            fails(
                    new UploadSigningCertificate(null, CertificateFile.text("ec-256.pem")),
                    ErrorCode.DUPLICATE_CERTIFICATE,
                    "Duplicate certificate uploaded.");
            String message = "The Certificate with id " + theirs.certificateId() + " cannot be found.";
            fails(new DeleteSigningCertificate(null, theirs.certificateId(), false), ErrorCode.NO_SUCH_ENTITY, message);
            fails(
                    new UpdateSigningCertificate(null, theirs.certificateId(), CredentialStatus.INACTIVE),
                    ErrorCode.NO_SUCH_ENTITY,
                    message);
        }

        @Test
        void are_listed_in_parts() {
            upload("rsa-2048.pem");
            upload("ec-256.pem");

            var first = perform(new ListSigningCertificates(null, new Page(null, 1)));
            var second = perform(new ListSigningCertificates(null, new Page(first.marker(), 1)));

            assertThat(first.items()).hasSize(1);
            assertThat(second.items()).hasSize(1);
            assertThat(second.isTruncated()).isFalse();
            assertThat(first.items()).isNotEqualTo(second.items());
        }

        @Test
        void are_two_at_most_made_here_or_not() {
            upload("rsa-2048.pem");
            NewSigningCertificate made = perform(new CreateSigningCertificate(null));

            assertThat(made.privateKey().reveal()).startsWith("-----BEGIN PRIVATE KEY-----");
            assertThat(list()).hasSize(2);
            fails(
                    new UploadSigningCertificate(null, CertificateFile.text("ec-256.pem")),
                    ErrorCode.LIMIT_EXCEEDED,
                    "Cannot exceed quota for CertificatesPerUser: 2");
        }

        @Test
        void are_two_at_most_when_fifty_come_at_once() {
            int successes = successesOfFifty(
                    () -> perform(new CreateSigningCertificate(null)),
                    "Cannot exceed quota for CertificatesPerUser: 2");

            assertThat(successes).isEqualTo(2);
            assertThat(list()).hasSize(2);
        }

        @Test
        void that_are_malformed_or_expired_are_refused_with_the_words_of_IAM() {
            fails(
                    new UploadSigningCertificate(null, "hello"),
                    ErrorCode.MALFORMED_CERTIFICATE,
                    "Certificate hello is malformed.");
            String expired = CertificateFile.text("expired.pem");
            fails(
                    new UploadSigningCertificate(null, expired),
                    ErrorCode.MALFORMED_CERTIFICATE,
                    "Certificate " + expired + " is malformed.");
        }

        @Test
        void with_a_weak_key_are_taken_by_the_API_alone() {
            assertThat(upload("rsa-1024.pem").details().isWeak()).isTrue();
            caller = nora.caller();

            assertThat(failureOf(new UploadSigningCertificate(null, CertificateFile.text("rsa-1024.pem")))
                            .code())
                    .isEqualTo(ErrorCode.INVALID_CERTIFICATE);
        }
    }

    @Nested
    class Git_credentials {

        private ServiceSpecificCredential create() {
            return perform(new CreateServiceSpecificCredential(null, GIT, null));
        }

        private List<ServiceSpecificCredentialMetadata> list() {
            return perform(new ListServiceSpecificCredentials(null, null, null, Page.FIRST))
                    .items();
        }

        @Test
        void are_a_user_name_and_a_password_of_which_a_hash_is_kept() {
            ServiceSpecificCredential made = create();

            assertThat(made.serviceUserName()).isEqualTo("nora-at-" + account.accountId());
            assertThat(made.servicePassword().reveal()).matches("[A-Za-z0-9][A-Za-z0-9+/]{59}");
            assertThat(made.serviceSpecificCredentialId()).matches("ACCA[A-Z2-7]{17}");
            assertThat(made.toString()).doesNotContain(made.servicePassword().reveal());
            assertThat(sql.first(
                            "select encode(password_hash, 'hex') as hash from service_specific_credential where"
                                    + " credential_id = ?",
                            row -> row.text("hash"),
                            made.serviceSpecificCredentialId()))
                    .hasValueSatisfying(hash -> assertThat(hash).hasSize(64));
        }

        @Test
        void are_two_for_each_service_the_second_with_a_number() {
            create();

            assertThat(create().serviceUserName()).isEqualTo("nora+1-at-" + account.accountId());
            fails(
                    new CreateServiceSpecificCredential(null, GIT, null),
                    ErrorCode.LIMIT_EXCEEDED,
                    "Cannot exceed quota for ContextSpecificCredentialsPerUserPerContext: 2");
            assertThat(perform(new CreateServiceSpecificCredential(null, "Cassandra.amazonaws.com", null))
                            .serviceName())
                    .isEqualTo("cassandra.amazonaws.com");
            assertThat(list()).hasSize(3);
        }

        @Test
        void are_two_at_most_when_fifty_come_at_once() {
            int successes = successesOfFifty(
                    this::create, "Cannot exceed quota for ContextSpecificCredentialsPerUserPerContext: 2");

            assertThat(successes).isEqualTo(2);
        }

        @Test
        void keep_everything_but_the_password_when_they_are_reset() {
            ServiceSpecificCredential made = create();
            perform(new UpdateServiceSpecificCredential(
                    null, made.serviceSpecificCredentialId(), CredentialStatus.INACTIVE, null));

            ServiceSpecificCredential reset =
                    perform(new ResetServiceSpecificCredential(null, made.serviceSpecificCredentialId(), null));

            assertThat(reset.servicePassword()).isNotEqualTo(made.servicePassword());
            assertThat(reset.serviceUserName()).isEqualTo(made.serviceUserName());
            assertThat(reset.status()).isEqualTo(CredentialStatus.INACTIVE);
            assertThat(list()).singleElement().satisfies(listed -> assertThat(listed.status())
                    .isEqualTo(CredentialStatus.INACTIVE));
        }

        @Test
        void expire_after_the_days_that_were_asked_for() {
            ServiceSpecificCredential made = perform(new CreateServiceSpecificCredential(null, GIT, 90));

            assertThat(made.expirationDate()).isEqualTo(made.createDate().plus(Duration.ofDays(90)));
        }

        @Test
        void are_for_known_services_only() {
            fails(
                    new CreateServiceSpecificCredential(null, "s3.amazonaws.com", null),
                    ErrorCode.NO_SUCH_ENTITY,
                    "No such service s3.amazonaws.com is supported for Service Specific Credentials");
        }

        @Test
        void of_somebody_else_are_refused() {
            somebodyElse();
            String id = account.perform(new CreateServiceSpecificCredential("other", GIT, null))
                    .serviceSpecificCredentialId();

            String message = "User nora does not have a service specific credential with id " + id;
            fails(new ResetServiceSpecificCredential(null, id, null), ErrorCode.VALIDATION_ERROR, message);
            fails(new DeleteServiceSpecificCredential(null, id, null, false), ErrorCode.VALIDATION_ERROR, message);
            fails(
                    new UpdateServiceSpecificCredential(null, id, CredentialStatus.INACTIVE, null),
                    ErrorCode.VALIDATION_ERROR,
                    message);
            fails(
                    new DeleteServiceSpecificCredential(null, "ACCAAAAAAAAAAAAAAAAAA", null, false),
                    ErrorCode.NO_SUCH_ENTITY,
                    "The service specific credential with id ACCAAAAAAAAAAAAAAAAAA cannot be found.");
        }

        @Test
        void of_all_users_are_listed_for_whoever_may_see_all() {
            somebodyElse();
            create();
            account.perform(new CreateServiceSpecificCredential("other", GIT, null));

            assertThat(account.perform(new ListServiceSpecificCredentials(null, GIT, true, Page.FIRST))
                            .items())
                    .extracting(ServiceSpecificCredentialMetadata::userName)
                    .containsExactlyInAnyOrder("nora", "other");
            assertThat(catchThrowableOfType(
                            OperationRefused.class,
                            () -> perform(new ListServiceSpecificCredentials(null, null, true, Page.FIRST))))
                    .isNotNull();
        }

        @Test
        void can_be_restricted_to_one_service_by_a_condition() {
            World.Person gitta = account.user("gitta").with(account.policy("GitOnly", """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                  "Action": "iam:*ServiceSpecificCredential*", "Resource": "arn:aws:iam::*:user/gitta",
                  "Condition": {"StringEquals":
                    {"iam:ServiceSpecificCredentialServiceName": "codecommit.amazonaws.com"}}}]}\
                """));
            caller = gitta.keyCaller();
            ServiceSpecificCredential git = create();
            String cassandra = account.perform(
                            new CreateServiceSpecificCredential("gitta", "cassandra.amazonaws.com", null))
                    .serviceSpecificCredentialId();

            perform(new ResetServiceSpecificCredential(null, git.serviceSpecificCredentialId(), null));

            assertThat(catchThrowableOfType(
                            OperationRefused.class,
                            () -> perform(new ResetServiceSpecificCredential(null, cassandra, null))))
                    .isNotNull();
            assertThat(catchThrowableOfType(
                            OperationRefused.class,
                            () -> perform(new CreateServiceSpecificCredential(null, "cassandra.amazonaws.com", null))))
                    .isNotNull();
        }
    }
}
