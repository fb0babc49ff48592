package dev.latchkey.permission;

import static dev.latchkey.permission.PolicyOperationsTest.allow;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.credential.accesskey.CreateAccessKey;
import dev.latchkey.credential.accesskey.DeleteAccessKey;
import dev.latchkey.credential.accesskey.UpdateAccessKey;
import dev.latchkey.credential.password.DeleteLoginProfile;
import dev.latchkey.identity.AddUserToGroup;
import dev.latchkey.identity.DeleteUser;
import dev.latchkey.identity.RemoveUserFromGroup;
import dev.latchkey.identity.Tag;
import dev.latchkey.identity.TagUser;
import dev.latchkey.identity.UntagUser;
import dev.latchkey.identity.UpdateUser;
import dev.latchkey.identity.UserName;
import dev.latchkey.operation.Accompaniment;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.NobodyLeft;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Operations;
import dev.latchkey.platform.Sql;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.World;
import dev.latchkey.support.World.Account;
import dev.latchkey.support.World.Person;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can take the last administrator from an account asks first, whichever operation it is. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AdministrationAtStakeTest {

    private static final String EVERYTHING = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String HARMLESS = allow("iam:GetUser", "*");
    private static final String DENY_ALL =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}}";

    /** How gail, who alone can administer the account, gives that up by each of them. */
    private static final Map<Class<?>, Way> WAYS = Map.ofEntries(
            way(DetachUserPolicy.class, gail -> {
                gail.withPassword(World.PASSWORD).administrator();
                return new DetachUserPolicy("gail", EVERYTHING);
            }),
            way(AttachUserPolicy.class, gail -> {
                gail.withPassword(World.PASSWORD).administrator();
                return new AttachUserPolicy("gail", gail.account().policy("DenyAll", DENY_ALL));
            }),
            way(PutUserPolicy.class, gail -> {
                gail.withPassword(World.PASSWORD).administrator();
                return new PutUserPolicy("gail", "deny", DENY_ALL);
            }),
            way(DeleteUserPolicy.class, gail -> {
                gail.withPassword(World.PASSWORD).account().perform(new PutUserPolicy("gail", "all", allow("*", "*")));
                return new DeleteUserPolicy("gail", "all");
            }),
            way(PutUserPermissionsBoundary.class, gail -> {
                gail.withPassword(World.PASSWORD).administrator();
                return new PutUserPermissionsBoundary("gail", gail.account().policy("Harmless", HARMLESS));
            }),
            way(DeleteUserPermissionsBoundary.class, gail -> {
                String boundary = gail.account().policy("Boundary", allow("*", "*"));
                gail.withPassword(World.PASSWORD)
                        .with(gail.account().policy("Bounded", onlyIf("iam:PermissionsBoundary", boundary)));
                gail.account().perform(new PutUserPermissionsBoundary("gail", boundary));
                return new DeleteUserPermissionsBoundary("gail");
            }),
            way(RemoveUserFromGroup.class, gail -> {
                throughGroup(gail);
                return new RemoveUserFromGroup("Admins", "gail");
            }),
            way(AddUserToGroup.class, gail -> {
                gail.withPassword(World.PASSWORD).administrator();
                gail.account().group("Denied").perform(new PutGroupPolicy("Denied", "deny", DENY_ALL));
                return new AddUserToGroup("Denied", "gail");
            }),
            way(AttachGroupPolicy.class, gail -> {
                throughGroup(gail);
                return new AttachGroupPolicy("Admins", gail.account().policy("DenyAll", DENY_ALL));
            }),
            way(DetachGroupPolicy.class, gail -> {
                throughGroup(gail);
                return new DetachGroupPolicy("Admins", EVERYTHING);
            }),
            way(PutGroupPolicy.class, gail -> {
                throughGroup(gail);
                return new PutGroupPolicy("Admins", "deny", DENY_ALL);
            }),
            way(DeleteGroupPolicy.class, gail -> {
                gail.account().group("Inline").perform(new PutGroupPolicy("Inline", "all", allow("*", "*")));
                gail.withPassword(World.PASSWORD).in("Inline");
                return new DeleteGroupPolicy("Inline", "all");
            }),
            way(CreatePolicyVersion.class, gail -> {
                String policy = gail.account().policy("All", allow("*", "*"));
                gail.withPassword(World.PASSWORD).with(policy);
                return new CreatePolicyVersion(policy, HARMLESS, true);
            }),
            way(SetDefaultPolicyVersion.class, gail -> {
                String policy = gail.account().policy("All", allow("*", "*"));
                gail.withPassword(World.PASSWORD).with(policy);
                gail.account().perform(new CreatePolicyVersion(policy, HARMLESS, false));
                return new SetDefaultPolicyVersion(policy, "v2");
            }),
            way(UpdateUser.class, gail -> {
                String own = "arn:aws:iam::" + gail.account().accountId() + ":user/gail";
                gail.withPassword(World.PASSWORD)
                        .with(gail.account().policy("Own", allow("*", own)))
                        .with(gail.account().policy("Rename", allow("iam:UpdateUser", "*")));
                return new UpdateUser("gail", null, new UserName("gale"));
            }),
            way(TagUser.class, gail -> {
                tagged(gail);
                return new TagUser("gail", List.of(new Tag("role", "guest")));
            }),
            way(UntagUser.class, gail -> {
                tagged(gail);
                return new UntagUser("gail", List.of("role"));
            }),
            way(DeleteLoginProfile.class, gail -> {
                gail.withPassword(World.PASSWORD).administrator();
                return new DeleteLoginProfile("gail");
            }),
            way(UpdateAccessKey.class, gail -> {
                String key = key(gail.administrator());
                return new UpdateAccessKey("gail", key, CredentialStatus.INACTIVE);
            }),
            way(DeleteAccessKey.class, gail -> {
                String key = key(gail.administrator());
                return new DeleteAccessKey(null, key, false);
            }),
            Map.entry(DeleteUser.class, gail -> {
                gail.withPassword(World.PASSWORD).administrator();
                return List.of(
                        new DetachUserPolicy("gail", EVERYTHING),
                        new DeleteLoginProfile("gail"),
                        new DeleteUser("gail"));
            }));

    /** What changes something and takes no administration away, and why not. */
    private static final Map<String, Set<String>> OTHERS = Map.of(
            "makes something that nobody is bound by yet",
            Set.of("CreateUser", "CreateGroup", "CreatePolicy", "CreateLoginProfile"),
            "is only possible where nothing hangs on it any more",
            Set.of("DeleteGroup", "DeletePolicy", "DeletePolicyVersion"),
            "changes what users are not decided by",
            Set.of(
                    "UpdateGroup",
                    "TagPolicy",
                    "UntagPolicy",
                    "CreateAccountAlias",
                    "DeleteAccountAlias",
                    "UpdateAccountPasswordPolicy",
                    "DeleteAccountPasswordPolicy",
                    "GenerateCredentialReport"),
            "gives a password in place of another",
            Set.of("UpdateLoginProfile", "ChangePassword", "ChangeDuePassword"),
            "is about a device, and whoever administers is taken to have one or to get one",
            Set.of(
                    "CreateVirtualMfaDevice",
                    "DeleteVirtualMfaDevice",
                    "EnableMfaDevice",
                    "DeactivateMfaDevice",
                    "ResyncMfaDevice",
                    "TagMfaDevice",
                    "UntagMfaDevice",
                    "ImportHardwareTokens",
                    "DeleteHardwareToken",
                    "BeginPasskey",
                    "RegisterPasskey",
                    "RenamePasskey",
                    "CreateRecoveryCodes"),
            "asks for work of which each item goes through the door by itself",
            Set.of("StartJob", "CancelJob", "GetJobSecrets"),
            "gives a way in or ends what can be begun again",
            Set.of("CreateAccessKey", "AdoptAccessKey", "GetSessionToken", "EndSessions"),
            "is about what opens neither the pages nor the API",
            Set.of(
                    "CreateSigningCertificate",
                    "UploadSigningCertificate",
                    "UpdateSigningCertificate",
                    "DeleteSigningCertificate",
                    "UploadSshPublicKey",
                    "UpdateSshPublicKey",
                    "DeleteSshPublicKey",
                    "CreateServiceSpecificCredential",
                    "UpdateServiceSpecificCredential",
                    "ResetServiceSpecificCredential",
                    "DeleteServiceSpecificCredential"));

    @Inject
    World world;

    @Inject
    Operations operations;

    @Inject
    Sql sql;

    @Inject
    @All
    List<OperationHandler<?, ?>> handlers;

    private interface Way {
        List<Operation<?>> giveUp(Person gail);
    }

    private interface OneStep {
        Operation<?> giveUp(Person gail);
    }

    static Stream<Class<?>> declared() {
        return WAYS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("declared")
    void is_refused_and_written_down_where_the_account_s_name_is_not_typed(Class<?> operation) {
        Person gail = world.account().user("gail");
        List<Operation<?>> wanted = waysOf(operation).giveUp(gail);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> perform(gail.caller(), wanted, false)).isInstanceOf(NobodyLeft.class);
        }

        assertThat(reasons(gail)).containsOnly("nobody would be left who can administer the account");
    }

    @ParameterizedTest
    @MethodSource("declared")
    void works_where_it_is_typed(Class<?> operation) {
        Person gail = world.account().user("gail");
        List<Operation<?>> wanted = waysOf(operation).giveUp(gail);
        Caller caller = gail.caller();

        perform(caller, wanted, true);

        assertThat(reasons(gail)).containsOnly("allowed; nobody is left who can administer the account");
    }

    @ParameterizedTest
    @MethodSource("declared")
    void works_by_a_signed_call_which_nobody_can_ask_and_is_written_down(Class<?> operation) {
        Person gail = world.account().user("gail");
        List<Operation<?>> wanted = waysOf(operation).giveUp(gail);
        Caller caller = gail.keyCaller();

        perform(caller, wanted, false);

        assertThat(reasons(gail)).containsOnly("allowed; nobody is left who can administer the account");
    }

    @ParameterizedTest
    @MethodSource("declared")
    void is_not_asked_about_where_somebody_else_is_left(Class<?> operation) {
        Account account = world.account();
        account.userWithPassword("hugo");
        account.perform(new PutUserPolicy("hugo", "all", allow("*", "*")));
        Person gail = account.user("gail");
        List<Operation<?>> wanted = waysOf(operation).giveUp(gail);
        Caller caller = gail.caller();

        perform(caller, wanted, false);

        assertThat(reasons(gail)).containsOnly("allowed");
    }

    @Test
    void every_operation_that_changes_something_either_declares_what_it_puts_at_stake_or_has_a_reason_not_to() {
        Set<String> declared = new TreeSet<>();
        Set<String> silent = new TreeSet<>();
        for (OperationHandler<?, ?> handler : handlers) {
            Class<?> type = handler.operation();
            if (declares(type, "atStake")) {
                declared.add(type.getSimpleName());
            } else if (!declares(type, "changes")) {
                silent.add(type.getSimpleName());
            }
        }
        Map<String, String> reasonOf = new TreeMap<>();
        OTHERS.forEach((reason, names) -> names.forEach(name -> reasonOf.put(name, reason)));

        assertThat(declared)
                .isEqualTo(WAYS.keySet().stream().map(Class::getSimpleName).collect(Collectors.toSet()));
        assertThat(silent).isEqualTo(reasonOf.keySet());
    }

    @Test
    void where_nobody_could_administer_before_nothing_is_asked() {
        Account account = world.account();
        account.group("team").group("Helpers");
        account.perform(new PutGroupPolicy("Helpers", "team", allow("iam:*Group*", "*")));
        Person helper = account.userWithPassword("helper").in("Helpers");

        operations.perform(helper.caller(), new AddUserToGroup("team", "helper"));
        operations.perform(helper.caller(), new AttachGroupPolicy("team", account.policy("DenyAll", DENY_ALL)));

        assertThat(reasons(helper)).containsOnly("allowed");
    }

    @Test
    void who_cannot_administer_does_not_remove_who_alone_can_without_being_asked() {
        Account account = world.account();
        throughGroup(account.user("gail"));
        Person helper = account.userWithPassword("helper").with(account.policy("Help", allow("iam:*Group*", "*")));

        assertThatThrownBy(() -> operations.perform(helper.caller(), new RemoveUserFromGroup("Admins", "gail")))
                .isInstanceOf(NobodyLeft.class);
        assertThatThrownBy(() -> operations.perform(helper.caller(), new DetachGroupPolicy("Admins", EVERYTHING)))
                .isInstanceOf(NobodyLeft.class);
        account.userWithPassword("hugo").administrator();
        operations.perform(helper.caller(), new RemoveUserFromGroup("Admins", "gail"));
    }

    @Test
    void who_has_an_access_key_alone_does_not_stand_in_for_who_can_sign_in() {
        Account account = world.account();
        key(account.user("robot").administrator());
        Person gail = account.userWithPassword("gail").administrator();

        assertThatThrownBy(() -> operations.perform(gail.caller(), new DeleteLoginProfile("gail")))
                .isInstanceOf(NobodyLeft.class);
    }

    @RepeatedTest(3)
    void two_who_leave_at_the_same_moment_do_not_count_on_each_other() {
        Account account = world.account();
        Person gail = account.userWithPassword("gail").administrator();
        Person hugo = account.userWithPassword("hugo").administrator();
        CyclicBarrier start = new CyclicBarrier(2);

        CompletableFuture<Boolean> first = leave(start, gail);
        CompletableFuture<Boolean> second = leave(start, hugo);

        assertThat(List.of(first.join(), second.join())).containsExactlyInAnyOrder(true, false);
    }

    private CompletableFuture<Boolean> leave(CyclicBarrier start, Person person) {
        Caller caller = person.caller();
        return CompletableFuture.supplyAsync(() -> {
            try {
                start.await();
                operations.perform(caller, new DeleteLoginProfile(person.name()));
                return true;
            } catch (NobodyLeft nobody) {
                return false;
            } catch (Exception interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
    }

    private void perform(Caller caller, List<Operation<?>> wanted, boolean isConfirmed) {
        operations.performAll(caller, wanted, new Accompaniment<Boolean>() {

            @Override
            public boolean isConfirmed() {
                return isConfirmed;
            }

            @Override
            public Boolean after(List<Object> results) {
                return true;
            }
        });
    }

    private List<String> reasons(Person person) {
        return sql.all(
                "select reason from audit_event where account_id = ? and principal_id = ?",
                row -> row.text("reason"),
                person.account().accountId(),
                person.userId());
    }

    private static Way waysOf(Class<?> operation) {
        return Objects.requireNonNull(WAYS.get(operation));
    }

    private static Map.Entry<Class<?>, Way> way(Class<?> operation, OneStep step) {
        return entry(operation, gail -> List.of(step.giveUp(gail)));
    }

    private static boolean declares(Class<?> type, String method) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(declared -> declared.getName().equals(method));
    }

    private static void throughGroup(Person gail) {
        gail.account().group("Admins").attachToGroup("Admins", EVERYTHING);
        gail.withPassword(World.PASSWORD).in("Admins");
    }

    private static void tagged(Person gail) {
        gail.withPassword(World.PASSWORD)
                .with(gail.account().policy("Tagged", onlyIf("iam:ResourceTag/role", "administrator")))
                .with(gail.account().policy("Tagger", allow("iam:*agUser", "*")));
        gail.account().perform(new TagUser("gail", List.of(new Tag("role", "administrator"))));
    }

    private static String key(Person person) {
        return person.account()
                .perform(new CreateAccessKey(person.name(), null))
                .accessKeyId();
    }

    private static String onlyIf(String key, String value) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\","
                + "\"Condition\":{\"StringEquals\":{\"" + key + "\":\"" + value + "\"}}}}";
    }
}
