package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.TestKeys;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.IamException;

/** "To allow selected IAM users to change their own passwords" (IAM guide), by nothing but signed calls. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SelectedUsersChangeTheirPasswordsTest {

    private static final String NEW_PASSWORD = "Staple-42-elephants!";

    @Inject
    World world;

    @Inject
    TestKeys keys;

    @Test
    void the_second_procedure_of_the_guide_works_step_by_step() {
        World.Account account = world.account();
        SigningKey key = keys.issue(account.user("ana").administrator());
        try (IamClient ana = client(key.accessKeyId(), key.secret().reveal())) {
            ana.updateAccountPasswordPolicy(policy ->
                    policy.minimumPasswordLength(8).requireNumbers(true).allowUsersToChangePassword(false));
            assertThat(ana.getAccountPasswordPolicy().passwordPolicy().allowUsersToChangePassword())
                    .isFalse();
            for (String name : new String[] {"paul", "pia", "otto"}) {
                ana.createUser(user -> user.userName(name));
                ana.createLoginProfile(profile -> profile.userName(name).password(World.PASSWORD));
            }
            ana.createGroup(group -> group.groupName("PasswordChangers"));
            ana.addUserToGroup(member -> member.groupName("PasswordChangers").userName("paul"));
            ana.addUserToGroup(member -> member.groupName("PasswordChangers").userName("pia"));
            String arn = ana.createPolicy(policy -> policy.policyName("ChangeOwnPassword")
                            .policyDocument(World.published("ChangeOwnPassword", account.accountId())))
                    .policy()
                    .arn();
            ana.attachGroupPolicy(
                    attachment -> attachment.groupName("PasswordChangers").policyArn(arn));

            changesTheirPassword(account, ana, "paul");
            changesTheirPassword(account, ana, "pia");
            cannotChangeTheirPassword(account, ana, "otto");
        }
    }

    private static void changesTheirPassword(World.Account account, IamClient ana, String name) {
        try (IamClient own = withNewKey(ana, name)) {
            assertThat(own.getAccountPasswordPolicy().passwordPolicy().minimumPasswordLength())
                    .isEqualTo(8);
            own.changePassword(change -> change.oldPassword(World.PASSWORD).newPassword(NEW_PASSWORD));
        }
        assertThat(signIn(account, name, World.PASSWORD)).isEqualTo(422);
        assertThat(signIn(account, name, NEW_PASSWORD)).isEqualTo(303);
    }

    private static void cannotChangeTheirPassword(World.Account account, IamClient ana, String name) {
        try (IamClient own = withNewKey(ana, name)) {
            assertThatThrownBy(() -> own.changePassword(
                            change -> change.oldPassword(World.PASSWORD).newPassword(NEW_PASSWORD)))
                    .isInstanceOfSatisfying(IamException.class, refused -> assertThat(
                                    refused.awsErrorDetails().errorCode())
                            .isEqualTo("AccessDenied"));
        }
        assertThat(signIn(account, name, World.PASSWORD)).isEqualTo(303);
    }

    private static int signIn(World.Account account, String name, String password) {
        return PortalClient.open().signIn(account.alias(), name, password).status();
    }

    private static IamClient withNewKey(IamClient ana, String name) {
        AccessKey key = ana.createAccessKey(create -> create.userName(name)).accessKey();
        return client(key.accessKeyId(), key.secretAccessKey());
    }

    private static IamClient client(String id, String secret) {
        return IamClient.builder()
                .endpointOverride(URI.create(ConfigProvider.getConfig().getValue("latchkey.base-url", String.class)))
                .region(Region.of("eu-central-1"))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret)))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(retry -> retry.maxAttempts(1))
                        .build())
                .build();
    }
}
