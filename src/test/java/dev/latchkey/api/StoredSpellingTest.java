package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.accesskey.CreateAccessKey;
import dev.latchkey.credential.certificate.CertificateFile;
import dev.latchkey.credential.certificate.UploadSigningCertificate;
import dev.latchkey.credential.gitcredential.CreateServiceSpecificCredential;
import dev.latchkey.credential.sshkey.SshKeyFile;
import dev.latchkey.credential.sshkey.UploadSshPublicKey;
import dev.latchkey.permission.PutGroupPolicy;
import dev.latchkey.permission.PutUserPolicy;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.QueryClient.Reply;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names are found however their letters are written, and are answered as they are stored. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StoredSpellingTest extends AdministeredAccount {

    private final Map<String, String> ids = new TreeMap<>();

    @BeforeEach
    void names_are_mixed() {
        account.group("MixedGroup");
        String policy = account.policy("MixedPolicy", Scene.document("iam:GetUser"));
        World.Person mixed =
                account.user("MixedUser").in("mixedgroup").with(policy).withPassword(World.PASSWORD);
        account.attachToGroup("MIXEDGROUP", policy);
        account.perform(new PutUserPolicy("mixeduser", "MixedInline", Scene.document("iam:GetUser")));
        account.perform(new PutUserPolicy("mixeduser", "mixedinline", Scene.document("iam:GetGroup")));
        account.perform(new PutGroupPolicy("mixedgroup", "MixedInline", Scene.document("iam:GetUser")));
        ids.put("key", account.perform(new CreateAccessKey(mixed.name(), null)).accessKeyId());
        ids.put(
                "ssh",
                account.perform(new UploadSshPublicKey(mixed.name(), SshKeyFile.text("rsa-2048.pub")))
                        .sshPublicKeyId());
        ids.put(
                "certificate",
                account.perform(new UploadSigningCertificate(mixed.name(), CertificateFile.text("rsa-2048.pem")))
                        .certificateId());
        ids.put(
                "git",
                account.perform(new CreateServiceSpecificCredential(mixed.name(), Scene.GIT, null))
                        .serviceSpecificCredentialId());
    }

    private Reply call(String action, String parameters) {
        List<String> all = new ArrayList<>();
        for (String parameter : parameters.split(" ", -1)) {
            String[] pair = parameter.split("=", 2);
            all.add(pair[0]);
            all.add(ids.getOrDefault(pair[1], pair[1]));
        }
        return programs.query(ana).iam(action, all.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "GetUser, UserName=MIXEDUSER, UserName, MixedUser",
        "CreateAccessKey, UserName=MIXEDUSER, UserName, MixedUser",
        "ListAccessKeys, UserName=MIXEDUSER, UserName, MixedUser",
        "GetAccessKeyLastUsed, AccessKeyId=key, UserName, MixedUser",
        "GetLoginProfile, UserName=MIXEDUSER, UserName, MixedUser",
        "ListSSHPublicKeys, UserName=MIXEDUSER, UserName, MixedUser",
        "GetSSHPublicKey, UserName=MIXEDUSER SSHPublicKeyId=ssh Encoding=SSH, UserName, MixedUser",
        "ListSigningCertificates, UserName=MIXEDUSER, UserName, MixedUser",
        "CreateServiceSpecificCredential, UserName=MIXEDUSER ServiceName=CodeCommit.amazonaws.com, UserName, MixedUser",
        "ListServiceSpecificCredentials, UserName=MIXEDUSER, UserName, MixedUser",
        "ResetServiceSpecificCredential, UserName=MIXEDUSER ServiceSpecificCredentialId=git, UserName, MixedUser",
        "ListGroupsForUser, UserName=MIXEDUSER, GroupName, MixedGroup",
        "GetGroup, GroupName=MIXEDGROUP, GroupName, MixedGroup",
        "GetGroup, GroupName=MIXEDGROUP, UserName, MixedUser",
        "ListAttachedUserPolicies, UserName=MIXEDUSER, PolicyName, MixedPolicy",
        "ListAttachedGroupPolicies, GroupName=MIXEDGROUP, PolicyName, MixedPolicy",
        "ListUserPolicies, UserName=MIXEDUSER, member, MixedInline",
        "ListGroupPolicies, GroupName=MIXEDGROUP, member, MixedInline",
        "GetUserPolicy, UserName=MIXEDUSER PolicyName=MIXEDINLINE, UserName, MixedUser",
        "GetUserPolicy, UserName=MIXEDUSER PolicyName=MIXEDINLINE, PolicyName, MIXEDINLINE",
        "GetGroupPolicy, GroupName=MIXEDGROUP PolicyName=MIXEDINLINE, GroupName, MixedGroup",
        "GetGroupPolicy, GroupName=MIXEDGROUP PolicyName=MIXEDINLINE, PolicyName, MIXEDINLINE",
        "UploadSigningCertificate, UserName=MIXEDUSER CertificateBody=certificate-body, UserName, MixedUser",
        "UploadSSHPublicKey, UserName=MIXEDUSER SSHPublicKeyBody=ssh-body, UserName, MixedUser"
    })
    void is_answered(String action, String parameters, String element, String stored) {
        ids.put("certificate-body", CertificateFile.text("ec-256.pem"));
        ids.put("ssh-body", SshKeyFile.text("rsa-4096.pub"));

        Reply reply = call(action, parameters);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.text(element)).isEqualTo(stored);
    }

    @Test
    void is_changed_by_a_rename_to_the_same_name_alone() {
        iam.updateUser(update -> update.userName("mixeduser").newUserName("MIXEDuser"));
        iam.updateGroup(update -> update.groupName("mixedgroup").newGroupName("MIXEDgroup"));

        assertThat(iam.getUser(get -> get.userName("mixeduser")).user().userName())
                .isEqualTo("MIXEDuser");
        assertThat(iam.getGroup(get -> get.groupName("mixedgroup")).group().groupName())
                .isEqualTo("MIXEDgroup");
    }

    @Test
    void of_a_document_is_percent_encoded_and_comes_back_to_the_letter() {
        String document = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"iam:GetUser\","
                + " \"Resource\":\"arn:aws:iam::*:user/a+b ~é\"}}";
        iam.putUserPolicy(put -> put.userName("MixedUser").policyName("Odd").policyDocument(document));

        String sent = call("GetUserPolicy", "UserName=MixedUser PolicyName=Odd").text("PolicyDocument");

        assertThat(sent).matches("([A-Za-z0-9_.~-]|%[0-9A-F]{2})+").contains("a%2Bb%20~%C3%A9");
        assertThat(java.net.URLDecoder.decode(sent, java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(document);
    }
}
