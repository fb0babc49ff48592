package dev.latchkey.api;

import dev.latchkey.account.GenerateCredentialReport;
import dev.latchkey.credential.accesskey.CreateAccessKey;
import dev.latchkey.credential.certificate.CertificateFile;
import dev.latchkey.credential.certificate.UploadSigningCertificate;
import dev.latchkey.credential.gitcredential.CreateServiceSpecificCredential;
import dev.latchkey.credential.mfa.CreateVirtualMfaDevice;
import dev.latchkey.credential.mfa.EnableMfaDevice;
import dev.latchkey.credential.sshkey.SshKeyFile;
import dev.latchkey.credential.sshkey.UploadSshPublicKey;
import dev.latchkey.identity.Tag;
import dev.latchkey.identity.TagUser;
import dev.latchkey.permission.CreatePolicyVersion;
import dev.latchkey.permission.PutGroupPolicy;
import dev.latchkey.permission.PutUserPermissionsBoundary;
import dev.latchkey.permission.PutUserPolicy;
import dev.latchkey.permission.TagPolicy;
import dev.latchkey.platform.Sql;
import dev.latchkey.secret.SecretText;
import dev.latchkey.support.AuthenticatorApp;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * An account with one of everything that operations act on: cal, who calls; bob with policies of every kind, in the group
 * team; zoe and the group empty, whom nothing holds; the policies Look (attached, with two versions) and Spare. What is
 * asked for beyond that is made by the account itself.
 */
final class Scene {

    static final String GIT = "codecommit.amazonaws.com";

    private final TestClock clock;
    private final Sql sql;
    private final World.Account account;
    private final World.Person cal;
    private final World.Person bob;
    private final World.Person zoe;
    private final Map<String, Object> made = new HashMap<>();

    Scene(World world, TestClock clock, Sql sql) {
        this.clock = clock;
        this.sql = sql;
        this.account = world.account();
        this.cal = account.user("cal");
        this.zoe = account.user("zoe");
        account.group("team").group("empty");
        account.policy("Spare", document("iam:List*"));
        account.policy("Look", document("iam:GetUser"));
        account.perform(new CreatePolicyVersion(look(), document("iam:GetGroup"), false));
        this.bob = account.user("bob").in("team").with(look());
        account.attachToGroup("team", look());
        account.perform(new PutUserPolicy("bob", "Inline", document("iam:GetPolicy")));
        account.perform(new PutGroupPolicy("team", "Inline", document("iam:ListUsers")));
        account.perform(new PutUserPermissionsBoundary("bob", look()));
        account.perform(new TagUser("bob", List.of(new Tag("Team", "blue"))));
        account.perform(new TagPolicy(look(), List.of(new Tag("Team", "blue"))));
    }

    static String document(String action) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"" + action
                + "\",\"Resource\":\"*\"}}";
    }

    World.Account account() {
        return account;
    }

    /** Who calls. */
    World.Person cal() {
        return cal;
    }

    World.Person bob() {
        return bob;
    }

    World.Person zoe() {
        return zoe;
    }

    String look() {
        return arn("policy/Look");
    }

    String spare() {
        return arn("policy/Spare");
    }

    private String arn(String rest) {
        return "arn:aws:iam::" + account.accountId() + ":" + rest;
    }

    /** Cal and Bob have passwords from now on. */
    void withPasswords() {
        once("passwords", () -> {
            cal.withPassword(World.PASSWORD);
            bob.withPassword(World.PASSWORD);
            return "";
        });
    }

    /** The account has a password policy from now on, and may let users change their own passwords. */
    void withPasswordPolicy(boolean usersMayChange) {
        account.passwordPolicy(World.Policies.undemanding(usersMayChange));
    }

    void withReport() {
        account.perform(new GenerateCredentialReport());
    }

    /** An access key of Bob's. */
    String accessKey() {
        return once("access key", () -> account.perform(new CreateAccessKey("bob", null))
                .accessKeyId());
    }

    String certificate() {
        return once("certificate", () -> account.perform(
                        new UploadSigningCertificate("bob", CertificateFile.text("rsa-2048.pem")))
                .certificateId());
    }

    String sshKey() {
        return once("SSH key", () -> account.perform(new UploadSshPublicKey("bob", SshKeyFile.text("rsa-2048.pub")))
                .sshPublicKeyId());
    }

    String gitCredential() {
        return once("Git credential", () -> account.perform(new CreateServiceSpecificCredential("bob", GIT, null))
                .serviceSpecificCredentialId());
    }

    /** A device that nobody has yet. */
    Device device() {
        return once("device", () -> {
            var made =
                    account.perform(new CreateVirtualMfaDevice(null, "phone", List.of(new Tag("Team", "blue")), null));
            byte[] seed = Objects.requireNonNull(made.base32StringSeed());
            return new Device(
                    made.serialNumber(), AuthenticatorApp.with(new String(seed, StandardCharsets.US_ASCII), clock));
        });
    }

    /** A device of Bob's. */
    Device bobsDevice() {
        return once("Bob's device", () -> {
            Device device = device();
            account.perform(new EnableMfaDevice(
                    "bob",
                    device.serialNumber(),
                    SecretText.of(device.app().code(-2)),
                    SecretText.of(device.app().code(-1))));
            return device;
        });
    }

    @SuppressWarnings("unchecked") // A thing is filed under its own name only.
    private <T> T once(String name, Supplier<T> making) {
        if (!made.containsKey(name)) {
            made.put(name, making.get());
        }
        return (T) Objects.requireNonNull(made.get(name));
    }

    /** A passkey of Bob's; only its row, as no call signs with it. */
    String bobsPasskey() {
        return once("passkey", () -> {
            String serial = arn("u2f/user/bob/key-ABCDEFGH");
            sql.change(
                    "insert into mfa_device (device_id, account_id, serial_number, kind, user_id, label, created_at, enabled_at)"
                            + " values (?, ?, ?, 'passkey', ?, 'key', ?, ?)",
                    "key-" + bob.userId(),
                    account.accountId(),
                    serial,
                    bob.userId(),
                    clock.instant(),
                    clock.instant());
            return serial;
        });
    }

    /** A virtual MFA device with the app that shows its codes. */
    record Device(String serialNumber, AuthenticatorApp app) {}
}
