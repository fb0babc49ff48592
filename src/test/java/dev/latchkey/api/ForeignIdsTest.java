package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.accesskey.CreateAccessKey;
import dev.latchkey.credential.certificate.CreateSigningCertificate;
import dev.latchkey.credential.gitcredential.CreateServiceSpecificCredential;
import dev.latchkey.credential.mfa.CreateVirtualMfaDevice;
import dev.latchkey.credential.sshkey.SshKeyFile;
import dev.latchkey.credential.sshkey.UploadSshPublicKey;
import dev.latchkey.operation.member.Spelling;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.platform.Sql;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Filled;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.QueryClient;
import dev.latchkey.support.QueryClient.Reply;
import dev.latchkey.support.Routes;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.TestKeys;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Ids of somebody else's things, in everything that takes an id: each operation of the API, each address of a page. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ForeignIdsTest {

    private static final String GIT = "codecommit.amazonaws.com";

    /** The kinds of ids, the table of what has them, and where pages have them in their addresses. */
    private enum Kind {
        ACCESS_KEY(TextShape.ACCESS_KEY_ID, "access_key", "access-keys"),
        SSH_KEY(TextShape.SSH_PUBLIC_KEY_ID, "ssh_public_key", "ssh-keys"),
        CERTIFICATE(TextShape.CERTIFICATE_ID, "signing_certificate", "certificates"),
        GIT_CREDENTIAL(TextShape.SERVICE_SPECIFIC_CREDENTIAL_ID, "service_specific_credential", "git-credentials"),
        DEVICE(TextShape.SERIAL_NUMBER, "mfa_device", "mfa"),
        POLICY(TextShape.ARN, "managed_policy", "no page has it");

        private final TextShape shape;
        private final String table;
        private final String segment;

        Kind(TextShape shape, String table, String segment) {
            this.shape = shape;
            this.table = table;
            this.segment = segment;
        }
    }

    private static final List<String> CODES =
            List.of("UserName", "nora", "AuthenticationCode1", "123456", "AuthenticationCode2", "654321");

    /** What else operations with an id need: the values that they would succeed with. */
    private static final Map<String, List<String>> OTHER_MEMBERS = Map.ofEntries(
            Map.entry("UpdateAccessKey", List.of("Status", "Inactive")),
            Map.entry("UpdateSSHPublicKey", List.of("UserName", "nora", "Status", "Inactive")),
            Map.entry("DeleteSSHPublicKey", List.of("UserName", "nora")),
            Map.entry("GetSSHPublicKey", List.of("UserName", "nora", "Encoding", "SSH")),
            Map.entry("UpdateSigningCertificate", List.of("Status", "Inactive")),
            Map.entry("UpdateServiceSpecificCredential", List.of("Status", "Inactive")),
            Map.entry("EnableMFADevice", CODES),
            Map.entry("ResyncMFADevice", CODES),
            Map.entry("TagMFADevice", List.of("Tags.member.1.Key", "k", "Tags.member.1.Value", "v")),
            Map.entry("UntagMFADevice", List.of("TagKeys.member.1", "k")),
            Map.entry("AttachUserPolicy", List.of("UserName", "nora")),
            Map.entry("DetachUserPolicy", List.of("UserName", "nora")),
            Map.entry("AttachGroupPolicy", List.of("GroupName", "all")),
            Map.entry("DetachGroupPolicy", List.of("GroupName", "all")),
            Map.entry("CreatePolicyVersion", List.of("PolicyDocument", policyText())),
            Map.entry("GetPolicyVersion", List.of("VersionId", "v1")),
            Map.entry("DeletePolicyVersion", List.of("VersionId", "v1")),
            Map.entry("SetDefaultPolicyVersion", List.of("VersionId", "v1")),
            Map.entry("TagPolicy", List.of("Tags.member.1.Key", "k", "Tags.member.1.Value", "v")),
            Map.entry("UntagPolicy", List.of("TagKeys.member.1", "k")),
            Map.entry("CreateUser", List.of("UserName", "zoe")),
            Map.entry("PutUserPermissionsBoundary", List.of("UserName", "nora")));

    /** Operations whose answer to an id does not depend on whose it is, or whose id is no single thing. */
    private static final Set<String> NOT_OF_ONE_OWNER = Set.of(
            "GetAccessKeyInfo", // tells the account of any key id
            "SimulatePrincipalPolicy", // ARNs of principals and resources: see the simulator's own tests
            "GetContextKeysForPrincipalPolicy",
            "GetMFADevice"); // knows FIDO keys alone

    @Inject
    World world;

    @Inject
    TestKeys keys;

    @Inject
    TestClock clock;

    @Inject
    Sql sql;

    @Inject
    ApiCatalogue catalogue;

    private final URI portal = URI.create(ConfigProvider.getConfig().getValue("latchkey.base-url", String.class));

    private World.Account account;
    private World.Person nora;
    private Map<Kind, String> ofAnother;
    private Map<Kind, String> ofAStranger;
    private Map<Kind, String> ofNobody;

    @BeforeEach
    void people() {
        account = world.account();
        nora = account.userWithPassword("nora").administrator();
        account.group("all");
        ofAnother = things(account.user("other"));
        ofAStranger = things(world.account().user("nora"));
        ofNobody = new EnumMap<>(Map.of(
                Kind.ACCESS_KEY,
                "AKIAAAAAAAAAAAAAAAAA",
                Kind.SSH_KEY,
                "APKAAAAAAAAAAAAAAAAA",
                Kind.CERTIFICATE,
                "A".repeat(32),
                Kind.GIT_CREDENTIAL,
                "ACCAAAAAAAAAAAAAAAAAA",
                Kind.DEVICE,
                "arn:aws:iam::" + account.accountId() + ":mfa/nothing",
                Kind.POLICY,
                "arn:aws:iam::" + account.accountId() + ":policy/nothing"));
    }

    /** One thing of every kind. */
    private Map<Kind, String> things(World.Person owner) {
        World.Account account = owner.account();
        String name = owner.name();
        Map<Kind, String> things = new EnumMap<>(Kind.class);
        things.put(
                Kind.ACCESS_KEY,
                account.perform(new CreateAccessKey(name, null)).accessKeyId());
        things.put(
                Kind.SSH_KEY,
                account.perform(new UploadSshPublicKey(name, SshKeyFile.text("rsa-2048.pub")))
                        .sshPublicKeyId());
        things.put(
                Kind.CERTIFICATE,
                account.perform(new CreateSigningCertificate(name))
                        .certificate()
                        .certificateId());
        things.put(
                Kind.GIT_CREDENTIAL,
                account.perform(new CreateServiceSpecificCredential(name, GIT, null))
                        .serviceSpecificCredentialId());
        String serial = account.perform(new CreateVirtualMfaDevice("/", name + "-phone", List.of(), null))
                .serialNumber();
        sql.change(
                "update mfa_device set user_id = ?, enabled_at = created_at where serial_number = ?",
                owner.userId(),
                serial);
        things.put(Kind.DEVICE, serial);
        things.put(Kind.POLICY, account.policy("Of-" + name, policyText()));
        return things;
    }

    private static String policyText() {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";
    }

    /** All that could have been changed, as one text. */
    private String everything() {
        List<String> rows = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            rows.addAll(sql.all(
                    "select to_jsonb(t)::text as row from " + kind.table + " t order by 1", row -> row.text("row")));
        }
        return String.join("\n", rows);
    }

    private static @Nullable Kind kindOf(RecordComponent component) {
        Text text = component.getAnnotatedType().getAnnotation(Text.class);
        Text declared = text == null ? component.getAnnotation(Text.class) : text;
        for (Kind kind : Kind.values()) {
            if (declared != null && declared.value() == kind.shape) {
                return kind;
            }
        }
        if (declared != null && declared.value() == TextShape.SESSION_SERIAL_NUMBER) {
            return Kind.DEVICE;
        }
        return null;
    }

    private static Reply call(QueryClient program, ApiOperation operation, String member, String id) {
        List<String> parameters = new ArrayList<>(OTHER_MEMBERS.getOrDefault(operation.name(), List.of()));
        parameters.add(member);
        parameters.add(id);
        return operation.service() == ApiService.IAM
                ? program.iam(operation.name(), parameters.toArray(String[]::new))
                : program.sts(operation.name(), parameters.toArray(String[]::new));
    }

    @Test
    void are_as_good_as_none_in_every_operation() {
        QueryClient program = QueryClient.with(portal, keys.issue(nora), clock);
        String before = everything();
        List<String> wrong = new ArrayList<>();
        Set<Kind> met = java.util.EnumSet.noneOf(Kind.class);

        for (ApiOperation operation : catalogue.all()) {
            for (RecordComponent component : operation.input().getRecordComponents()) {
                Kind kind = kindOf(component);
                if (kind == null || NOT_OF_ONE_OWNER.contains(operation.name())) {
                    continue;
                }
                met.add(kind);
                String member = Spelling.member(component.getName());
                String nobodys = Objects.requireNonNull(ofNobody.get(kind));
                String strangers = Objects.requireNonNull(ofAStranger.get(kind));
                String missing = outcome(call(program, operation, member, nobodys), nobodys);
                String stranger = outcome(call(program, operation, member, strangers), strangers);
                if (!stranger.equals(missing) || !isClosed(missing)) {
                    wrong.add(operation.name() + ": nobody's " + missing + ", a stranger's " + stranger);
                }
                if (kind != Kind.POLICY
                        && kind != Kind.DEVICE
                        && !operation.name().equals("GetAccessKeyLastUsed")) {
                    String anothers = Objects.requireNonNull(ofAnother.get(kind));
                    Reply another = call(program, operation, member, anothers);
                    if (!isClosed(outcome(another, anothers))) {
                        wrong.add(operation.name() + ": another's " + another.body());
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(met).containsExactlyInAnyOrder(Kind.values());
        assertThat(everything()).isEqualTo(before);
    }

    private static String outcome(Reply reply, String id) {
        return reply.status() + " " + reply.code() + " " + reply.message().replace(id, "…");
    }

    private static boolean isClosed(String outcome) {
        return outcome.startsWith("404 NoSuchEntity")
                || outcome.startsWith("403 AccessDenied")
                || outcome.startsWith("400 ValidationError User nora does not have a service specific credential");
    }

    @Test
    void are_as_good_as_none_on_every_page() {
        PortalClient browser = PortalClient.open().signedIn(nora);

        assertThat(idsIn(Routes.reading())).allSatisfy(address -> {
            assertThat(browser.get(filled(address, ofAnother)).status()).isEqualTo(404);
            assertThat(browser.get(filled(address, ofAStranger)).status()).isEqualTo(404);
        });
    }

    @Test
    void are_as_good_as_none_in_forms_that_were_drawn_for_ones_own() {
        PortalClient browser = PortalClient.open().signedIn(nora);
        Map<Kind, String> own = things(nora);
        Map<String, Filled> forms = formsIn(browser, own);
        for (Kind kind : List.of(Kind.ACCESS_KEY, Kind.SSH_KEY, Kind.CERTIFICATE, Kind.GIT_CREDENTIAL)) {
            sql.change("update " + kind.table + " set status = 'Inactive' where user_id = ?", nora.userId());
        }
        forms.putAll(formsIn(browser, own));
        String before = everything();

        assertThat(forms).hasSizeGreaterThan(25).allSatisfy((address, form) -> {
            for (Map<Kind, String> foreign : List.of(ofAnother, ofAStranger)) {
                Map<String, String> fields = new LinkedHashMap<>(form.fields());
                fields.put("confirmation", foreign.get(kindIn(address)));
                assertThat(new Filled(browser, filled(address, foreign), fields)
                                .submit()
                                .status())
                        .isIn(403, 404);
            }
        });
        assertThat(everything()).isEqualTo(before);
    }

    /** The forms about one's own things that can be drawn in their state, by the addresses they are sent to. */
    private Map<String, Filled> formsIn(PortalClient browser, Map<Kind, String> own) {
        Map<String, Filled> forms = new LinkedHashMap<>();
        for (String address : idsIn(Routes.sending())) {
            String path = filled(address, own);
            Page page = browser.get(path);
            if (page.status() == 200
                    && !page.html().select("form[action='" + path + "']").isEmpty()) {
                forms.put(address, page.form(path));
            }
        }
        return forms;
    }

    /** Addresses below a user that have an id in them, for oneself and for a user whom one manages. */
    private static Set<String> idsIn(Set<String> addresses) {
        Set<String> found = addresses.stream()
                .filter(address -> address.matches("/(security-credentials|admin/users/x)/[a-z-]+/x/.*"))
                .filter(address -> kindIn(address) != null)
                .map(address -> address.replace("/admin/users/x/", "/admin/users/nora/"))
                .collect(Collectors.toSet());
        assertThat(found).hasSizeGreaterThan(10);
        return found;
    }

    private static @Nullable Kind kindIn(String address) {
        for (Kind kind : Kind.values()) {
            if (address.contains("/" + kind.segment + "/x")) {
                return kind;
            }
        }
        return null;
    }

    private String filled(String address, Map<Kind, String> foreign) {
        Kind kind = Objects.requireNonNull(kindIn(address), address);
        String id = Objects.requireNonNull(foreign.get(kind));
        String name = kind == Kind.DEVICE
                ? sql.first(
                                "select device_id from mfa_device where serial_number = ?",
                                row -> row.text("device_id"),
                                id)
                        .orElseThrow()
                : id;
        return address.replace("/" + kind.segment + "/x", "/" + kind.segment + "/" + name);
    }
}
