package dev.latchkey.api;

import dev.latchkey.credential.certificate.CertificateFile;
import dev.latchkey.credential.sshkey.SshKeyFile;
import dev.latchkey.support.Programs;
import dev.latchkey.support.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.sts.StsClient;

/** For every operation that is offered one call of the AWS SDK that succeeds in a {@link Scene} for whoever may make it. */
final class EveryCall {

    private static final String DOCUMENT = Scene.document("iam:GetUser");

    private static final List<EveryCall> CALLS = new ArrayList<>();

    private final String name;
    private final Function<Scene, Consumer<Clients>> call;

    private EveryCall(String name, Function<Scene, Consumer<Clients>> call) {
        this.name = name;
        this.call = call;
    }

    /** Both clients of one caller. */
    record Clients(IamClient iam, StsClient sts) {

        void close() {
            iam.close();
            sts.close();
        }
    }

    /** Makes a call that is ready as the person of the scene who calls. */
    static void send(Programs programs, Scene scene, Consumer<Clients> ready) {
        AwsCredentials credentials = programs.credentialsOf(scene.cal());
        try (IamClient iam = programs.iam(credentials);
                StsClient sts = programs.sts(credentials)) {
            ready.accept(new Clients(iam, sts));
        }
    }

    /** A call of IAM whose things are ready. */
    private interface Iam extends Function<Scene, Consumer<IamClient>> {}

    static List<EveryCall> all() {
        return CALLS;
    }

    /** The operation as the API names it. */
    String name() {
        return name;
    }

    /** Makes ready what it acts on; the answer makes the call. */
    Consumer<Clients> prepare(Scene scene) {
        return call.apply(scene);
    }

    @Override
    public String toString() {
        return name;
    }

    private static void iam(String name, Iam call) {
        CALLS.add(new EveryCall(name, scene -> {
            Consumer<IamClient> ready = call.apply(scene);
            return clients -> ready.accept(clients.iam());
        }));
    }

    private static void sts(String name, Function<Scene, Consumer<StsClient>> call) {
        CALLS.add(new EveryCall(name, scene -> {
            Consumer<StsClient> ready = call.apply(scene);
            return clients -> ready.accept(clients.sts());
        }));
    }

    private static Tag tag() {
        return Tag.builder().key("Color").value("green").build();
    }

    static {
        users();
        groups();
        account();
        passwords();
        accessKeys();
        certificates();
        sshPublicKeys();
        gitCredentials();
        mfaDevices();
        policies();
        versions();
        attachments();
        inlinePolicies();
        simulations();
        sts("GetCallerIdentity", it -> sts -> sts.getCallerIdentity());
        sts("GetSessionToken", it -> sts -> sts.getSessionToken());
        sts("GetAccessKeyInfo", it -> {
            String id = it.accessKey();
            return sts -> sts.getAccessKeyInfo(get -> get.accessKeyId(id));
        });
    }

    private static void users() {
        iam("CreateUser", it -> iam -> iam.createUser(create -> create.userName("new")));
        iam("GetUser", it -> iam -> iam.getUser(get -> get.userName("bob")));
        iam(
                "UpdateUser",
                it -> iam -> iam.updateUser(update -> update.userName("bob").newPath("/there/")));
        iam("DeleteUser", it -> iam -> iam.deleteUser(delete -> delete.userName("zoe")));
        iam("ListUsers", it -> iam -> iam.listUsers());
        iam("TagUser", it -> iam -> iam.tagUser(tag -> tag.userName("bob").tags(tag())));
        iam(
                "UntagUser",
                it -> iam -> iam.untagUser(untag -> untag.userName("bob").tagKeys("Team")));
        iam("ListUserTags", it -> iam -> iam.listUserTags(list -> list.userName("bob")));
        iam(
                "PutUserPermissionsBoundary",
                it -> iam -> iam.putUserPermissionsBoundary(
                        put -> put.userName("bob").permissionsBoundary(it.spare())));
        iam(
                "DeleteUserPermissionsBoundary",
                it -> iam -> iam.deleteUserPermissionsBoundary(delete -> delete.userName("bob")));
    }

    private static void groups() {
        iam("CreateGroup", it -> iam -> iam.createGroup(create -> create.groupName("new")));
        iam("GetGroup", it -> iam -> iam.getGroup(get -> get.groupName("team")));
        iam(
                "UpdateGroup",
                it -> iam -> iam.updateGroup(update -> update.groupName("team").newGroupName("crew")));
        iam("DeleteGroup", it -> iam -> iam.deleteGroup(delete -> delete.groupName("empty")));
        iam("ListGroups", it -> iam -> iam.listGroups());
        iam(
                "AddUserToGroup",
                it -> iam -> iam.addUserToGroup(add -> add.groupName("team").userName("zoe")));
        iam(
                "RemoveUserFromGroup",
                it -> iam -> iam.removeUserFromGroup(
                        remove -> remove.groupName("team").userName("bob")));
        iam("ListGroupsForUser", it -> iam -> iam.listGroupsForUser(list -> list.userName("bob")));
    }

    private static void account() {
        iam(
                "CreateAccountAlias",
                it -> iam -> iam.createAccountAlias(
                        create -> create.accountAlias("alias-" + it.account().accountId())));
        iam(
                "DeleteAccountAlias",
                it -> iam -> iam.deleteAccountAlias(
                        delete -> delete.accountAlias(it.account().alias())));
        iam("ListAccountAliases", it -> iam -> iam.listAccountAliases());
        iam("GetAccountSummary", it -> iam -> iam.getAccountSummary());
        iam("GetAccountPasswordPolicy", it -> {
            it.withPasswordPolicy(false);
            return iam -> iam.getAccountPasswordPolicy();
        });
        iam(
                "UpdateAccountPasswordPolicy",
                it -> iam -> iam.updateAccountPasswordPolicy(update -> update.allowUsersToChangePassword(true)));
        iam("DeleteAccountPasswordPolicy", it -> {
            it.withPasswordPolicy(true);
            return iam -> iam.deleteAccountPasswordPolicy();
        });
        iam("GenerateCredentialReport", it -> iam -> iam.generateCredentialReport());
        iam("GetCredentialReport", it -> {
            it.withReport();
            return iam -> iam.getCredentialReport();
        });
        iam("GetAccountAuthorizationDetails", it -> iam -> iam.getAccountAuthorizationDetails());
    }

    private static void passwords() {
        iam("ChangePassword", it -> {
            it.withPasswords();
            it.withPasswordPolicy(false);
            return iam -> iam.changePassword(
                    change -> change.oldPassword(World.PASSWORD).newPassword(World.OTHER_PASSWORD));
        });
        iam(
                "CreateLoginProfile",
                it -> iam ->
                        iam.createLoginProfile(create -> create.userName("bob").password(World.PASSWORD)));
        iam("GetLoginProfile", it -> {
            it.withPasswords();
            return iam -> iam.getLoginProfile(get -> get.userName("bob"));
        });
        iam("UpdateLoginProfile", it -> {
            it.withPasswords();
            return iam ->
                    iam.updateLoginProfile(update -> update.userName("bob").passwordResetRequired(true));
        });
        iam("DeleteLoginProfile", it -> {
            it.withPasswords();
            return iam -> iam.deleteLoginProfile(delete -> delete.userName("bob"));
        });
    }

    private static void accessKeys() {
        iam("CreateAccessKey", it -> iam -> iam.createAccessKey(create -> create.userName("bob")));
        iam("ListAccessKeys", it -> iam -> iam.listAccessKeys(list -> list.userName("bob")));
        iam("UpdateAccessKey", it -> {
            String id = it.accessKey();
            return iam -> iam.updateAccessKey(
                    update -> update.userName("bob").accessKeyId(id).status("Inactive"));
        });
        iam("DeleteAccessKey", it -> {
            String id = it.accessKey();
            return iam -> iam.deleteAccessKey(delete -> delete.userName("bob").accessKeyId(id));
        });
        iam("GetAccessKeyLastUsed", it -> {
            String id = it.accessKey();
            return iam -> iam.getAccessKeyLastUsed(get -> get.accessKeyId(id));
        });
    }

    private static void certificates() {
        iam(
                "UploadSigningCertificate",
                it -> iam -> iam.uploadSigningCertificate(
                        upload -> upload.userName("bob").certificateBody(CertificateFile.text("rsa-2048.pem"))));
        iam("ListSigningCertificates", it -> iam -> iam.listSigningCertificates(list -> list.userName("bob")));
        iam("UpdateSigningCertificate", it -> {
            String id = it.certificate();
            return iam -> iam.updateSigningCertificate(
                    update -> update.userName("bob").certificateId(id).status("Inactive"));
        });
        iam("DeleteSigningCertificate", it -> {
            String id = it.certificate();
            return iam -> iam.deleteSigningCertificate(
                    delete -> delete.userName("bob").certificateId(id));
        });
    }

    private static void sshPublicKeys() {
        iam(
                "UploadSSHPublicKey",
                it -> iam -> iam.uploadSSHPublicKey(
                        upload -> upload.userName("bob").sshPublicKeyBody(SshKeyFile.text("rsa-2048.pub"))));
        iam("ListSSHPublicKeys", it -> iam -> iam.listSSHPublicKeys(list -> list.userName("bob")));
        iam("GetSSHPublicKey", it -> {
            String id = it.sshKey();
            return iam -> iam.getSSHPublicKey(
                    get -> get.userName("bob").sshPublicKeyId(id).encoding("SSH"));
        });
        iam("UpdateSSHPublicKey", it -> {
            String id = it.sshKey();
            return iam -> iam.updateSSHPublicKey(
                    update -> update.userName("bob").sshPublicKeyId(id).status("Inactive"));
        });
        iam("DeleteSSHPublicKey", it -> {
            String id = it.sshKey();
            return iam ->
                    iam.deleteSSHPublicKey(delete -> delete.userName("bob").sshPublicKeyId(id));
        });
    }

    private static void gitCredentials() {
        iam(
                "CreateServiceSpecificCredential",
                it -> iam -> iam.createServiceSpecificCredential(
                        create -> create.userName("bob").serviceName(Scene.GIT)));
        iam(
                "ListServiceSpecificCredentials",
                it -> iam -> iam.listServiceSpecificCredentials(list -> list.userName("bob")));
        iam("ResetServiceSpecificCredential", it -> {
            String id = it.gitCredential();
            return iam -> iam.resetServiceSpecificCredential(
                    reset -> reset.userName("bob").serviceSpecificCredentialId(id));
        });
        iam("UpdateServiceSpecificCredential", it -> {
            String id = it.gitCredential();
            return iam -> iam.updateServiceSpecificCredential(update ->
                    update.userName("bob").serviceSpecificCredentialId(id).status("Inactive"));
        });
        iam("DeleteServiceSpecificCredential", it -> {
            String id = it.gitCredential();
            return iam -> iam.deleteServiceSpecificCredential(
                    delete -> delete.userName("bob").serviceSpecificCredentialId(id));
        });
    }

    private static void mfaDevices() {
        iam(
                "CreateVirtualMFADevice",
                it -> iam -> iam.createVirtualMFADevice(create -> create.virtualMFADeviceName("tablet")));
        iam("DeleteVirtualMFADevice", it -> {
            String serial = it.device().serialNumber();
            return iam -> iam.deleteVirtualMFADevice(delete -> delete.serialNumber(serial));
        });
        iam("ListVirtualMFADevices", it -> iam -> iam.listVirtualMFADevices());
        iam("EnableMFADevice", it -> {
            Scene.Device device = it.device();
            return iam -> iam.enableMFADevice(enable -> enable.userName("bob")
                    .serialNumber(device.serialNumber())
                    .authenticationCode1(device.app().code(-1))
                    .authenticationCode2(device.app().code()));
        });
        iam("DeactivateMFADevice", it -> {
            String serial = it.bobsDevice().serialNumber();
            return iam -> iam.deactivateMFADevice(
                    deactivate -> deactivate.userName("bob").serialNumber(serial));
        });
        iam("ResyncMFADevice", it -> {
            Scene.Device device = it.bobsDevice();
            return iam -> iam.resyncMFADevice(resync -> resync.userName("bob")
                    .serialNumber(device.serialNumber())
                    .authenticationCode1(device.app().code())
                    .authenticationCode2(device.app().code(1)));
        });
        iam("ListMFADevices", it -> iam -> iam.listMFADevices(list -> list.userName("bob")));
        iam("GetMFADevice", it -> {
            String serial = it.bobsPasskey();
            return iam -> iam.getMFADevice(get -> get.userName("bob").serialNumber(serial));
        });
        iam("TagMFADevice", it -> {
            String serial = it.device().serialNumber();
            return iam -> iam.tagMFADevice(tag -> tag.serialNumber(serial).tags(tag()));
        });
        iam("UntagMFADevice", it -> {
            String serial = it.device().serialNumber();
            return iam -> iam.untagMFADevice(untag -> untag.serialNumber(serial).tagKeys("Team"));
        });
        iam("ListMFADeviceTags", it -> {
            String serial = it.device().serialNumber();
            return iam -> iam.listMFADeviceTags(list -> list.serialNumber(serial));
        });
    }

    private static void policies() {
        iam(
                "CreatePolicy",
                it -> iam -> iam.createPolicy(create -> create.policyName("New").policyDocument(DOCUMENT)));
        iam("GetPolicy", it -> iam -> iam.getPolicy(get -> get.policyArn(it.look())));
        iam("DeletePolicy", it -> iam -> iam.deletePolicy(delete -> delete.policyArn(it.spare())));
        iam("ListPolicies", it -> iam -> iam.listPolicies());
        iam("ListEntitiesForPolicy", it -> iam -> iam.listEntitiesForPolicy(list -> list.policyArn(it.look())));
        iam(
                "TagPolicy",
                it -> iam -> iam.tagPolicy(tag -> tag.policyArn(it.look()).tags(tag())));
        iam(
                "UntagPolicy",
                it -> iam -> iam.untagPolicy(untag -> untag.policyArn(it.look()).tagKeys("Team")));
        iam("ListPolicyTags", it -> iam -> iam.listPolicyTags(list -> list.policyArn(it.look())));
    }

    private static void versions() {
        iam(
                "CreatePolicyVersion",
                it -> iam -> iam.createPolicyVersion(create -> create.policyArn(it.look())
                        .policyDocument(Scene.document("iam:GetRole"))
                        .setAsDefault(true)));
        iam(
                "GetPolicyVersion",
                it -> iam ->
                        iam.getPolicyVersion(get -> get.policyArn(it.look()).versionId("v1")));
        iam("ListPolicyVersions", it -> iam -> iam.listPolicyVersions(list -> list.policyArn(it.look())));
        iam(
                "SetDefaultPolicyVersion",
                it -> iam -> iam.setDefaultPolicyVersion(
                        set -> set.policyArn(it.look()).versionId("v2")));
        iam(
                "DeletePolicyVersion",
                it -> iam -> iam.deletePolicyVersion(
                        delete -> delete.policyArn(it.look()).versionId("v2")));
    }

    private static void attachments() {
        iam(
                "AttachUserPolicy",
                it -> iam ->
                        iam.attachUserPolicy(attach -> attach.userName("bob").policyArn(it.spare())));
        iam(
                "DetachUserPolicy",
                it -> iam ->
                        iam.detachUserPolicy(detach -> detach.userName("bob").policyArn(it.look())));
        iam("ListAttachedUserPolicies", it -> iam -> iam.listAttachedUserPolicies(list -> list.userName("bob")));
        iam(
                "AttachGroupPolicy",
                it -> iam ->
                        iam.attachGroupPolicy(attach -> attach.groupName("team").policyArn(it.spare())));
        iam(
                "DetachGroupPolicy",
                it -> iam ->
                        iam.detachGroupPolicy(detach -> detach.groupName("team").policyArn(it.look())));
        iam("ListAttachedGroupPolicies", it -> iam -> iam.listAttachedGroupPolicies(list -> list.groupName("team")));
    }

    private static void inlinePolicies() {
        iam(
                "PutUserPolicy",
                it -> iam -> iam.putUserPolicy(
                        put -> put.userName("bob").policyName("More").policyDocument(DOCUMENT)));
        iam(
                "GetUserPolicy",
                it -> iam -> iam.getUserPolicy(get -> get.userName("bob").policyName("Inline")));
        iam(
                "DeleteUserPolicy",
                it -> iam ->
                        iam.deleteUserPolicy(delete -> delete.userName("bob").policyName("Inline")));
        iam("ListUserPolicies", it -> iam -> iam.listUserPolicies(list -> list.userName("bob")));
        iam(
                "PutGroupPolicy",
                it -> iam -> iam.putGroupPolicy(
                        put -> put.groupName("team").policyName("More").policyDocument(DOCUMENT)));
        iam(
                "GetGroupPolicy",
                it -> iam -> iam.getGroupPolicy(get -> get.groupName("team").policyName("Inline")));
        iam(
                "DeleteGroupPolicy",
                it -> iam ->
                        iam.deleteGroupPolicy(delete -> delete.groupName("team").policyName("Inline")));
        iam("ListGroupPolicies", it -> iam -> iam.listGroupPolicies(list -> list.groupName("team")));
    }

    private static void simulations() {
        iam(
                "SimulatePrincipalPolicy",
                it -> iam -> iam.simulatePrincipalPolicy(
                        simulate -> simulate.policySourceArn(it.bob().arn()).actionNames("iam:GetUser")));
        iam(
                "SimulateCustomPolicy",
                it -> iam -> iam.simulateCustomPolicy(
                        simulate -> simulate.policyInputList(DOCUMENT).actionNames("iam:GetUser")));
        iam(
                "GetContextKeysForCustomPolicy",
                it -> iam -> iam.getContextKeysForCustomPolicy(get -> get.policyInputList(DOCUMENT)));
        iam(
                "GetContextKeysForPrincipalPolicy",
                it -> iam -> iam.getContextKeysForPrincipalPolicy(
                        get -> get.policySourceArn(it.bob().arn())));
    }
}
