package dev.latchkey.credential.mfa;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.account.GenerateCredentialReport;
import dev.latchkey.account.GetCredentialReport;
import dev.latchkey.identity.GetAccountSummary;
import dev.latchkey.identity.Tag;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationRefused;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.member.Page;
import dev.latchkey.platform.Sql;
import dev.latchkey.secret.SecretText;
import dev.latchkey.signin.SecondFactors;
import dev.latchkey.signin.SecondFactors.Verdict;
import dev.latchkey.support.AuthenticatorApp;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MFA devices as programs use them, and codes wherever they come in. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MfaOperationsTest {

    @Inject
    World world;

    @Inject
    Operations operations;

    @Inject
    SecondFactors factors;

    @Inject
    Sql sql;

    @Inject
    TestClock clock;

    @BeforeEach
    void stopTheClock() {
        clock.stopAt(Instant.ofEpochSecond(Instant.now().getEpochSecond() / 30 * 30));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    /** A new device of an account, and the app that has its seed. */
    private record Made(VirtualMfaDeviceMetadata device, AuthenticatorApp app) {

        String serialNumber() {
            return device.serialNumber();
        }
    }

    private Made device(World.Account account, String name) {
        VirtualMfaDeviceMetadata device = account.perform(CreateVirtualMfaDevice.named(name));
        String seed = new String(Objects.requireNonNull(device.base32StringSeed()), US_ASCII);
        return new Made(device, AuthenticatorApp.with(seed, clock));
    }

    private static EnableMfaDevice enabling(String user, Made made, AuthenticatorApp app) {
        return new EnableMfaDevice(user, made.serialNumber(), SecretText.of(app.code(-1)), SecretText.of(app.code()));
    }

    private Made enabled(World.Person person) {
        Made made = device(person.account(), person.name());
        person.account().perform(enabling(person.name(), made, made.app()));
        return made;
    }

    private Verdict check(World.Person person, Made made, String code) {
        return factors.check(person.principal(), made.serialNumber(), SecretText.of(code));
    }

    private static void assertFails(ThrowingCallable work, ErrorCode code, String message) {
        assertThatThrownBy(work).isInstanceOfSatisfying(OperationFailed.class, failed -> {
            assertThat(failed.code()).isEqualTo(code);
            assertThat(failed).hasMessage(message);
        });
    }

    @Nested
    class A_virtual_device {

        @Test
        void tells_its_seed_of_64_characters_once() {
            World.Account account = world.account();

            VirtualMfaDeviceMetadata made = account.perform(CreateVirtualMfaDevice.named("phone"));

            assertThat(made.serialNumber()).isEqualTo("arn:aws:iam::" + account.accountId() + ":mfa/phone");
            assertThat(made.base32StringSeed()).hasSize(64);
            assertThat(made.qrCodePng()).startsWith(0x89, 'P', 'N', 'G');
            assertThat(account.perform(new ListVirtualMfaDevices("Unassigned", Page.FIRST))
                            .items())
                    .singleElement()
                    .satisfies(listed -> assertThat(listed.base32StringSeed()).isNull());
        }

        @Test
        void counts_in_the_summary_and_in_the_credential_report() {
            World.Account account = world.account();
            device(account, "spare");
            enabled(account.user("alice"));
            account.perform(new GenerateCredentialReport());

            String report =
                    new String(account.perform(new GetCredentialReport()).content(), US_ASCII);

            assertThat(report.lines().filter(line -> line.startsWith("alice,")))
                    .singleElement()
                    .satisfies(line -> assertThat(line.split(",", -1)[7]).isEqualTo("true"));
            assertThat(account.perform(new GetAccountSummary()).summaryMap())
                    .containsEntry("MFADevices", 2)
                    .containsEntry("MFADevicesInUse", 1);
        }

        @Test
        void has_its_name_for_itself() {
            World.Account account = world.account();
            device(account, "phone");

            assertFails(() -> device(account, "phone"), ErrorCode.ENTITY_ALREADY_EXISTS, "MFA device already exists.");
            device(world.account(), "phone");
        }

        @Test
        void is_stored_with_its_seed_sealed() {
            World.Account account = world.account();
            Made made = device(account, "phone");

            byte[] sealed = sql.first(
                            "select sealed_seed from totp_seed s join mfa_device d using (device_id) where serial_number = ?",
                            row -> Objects.requireNonNull(row.optionalBytes("sealed_seed")),
                            made.serialNumber())
                    .orElseThrow();

            assertThat(new String(sealed, US_ASCII)).doesNotContain(made.app().base32Seed());
            assertThat(sealed).hasSizeGreaterThan(40);
        }

        @Test
        void is_deleted_only_while_it_is_nobodys() {
            World.Person mia = world.account().user("mia");
            Made made = enabled(mia);
            DeleteVirtualMfaDevice delete = new DeleteVirtualMfaDevice(made.serialNumber());

            assertFails(
                    () -> mia.account().perform(delete),
                    ErrorCode.DELETE_CONFLICT,
                    "MFA VirtualDevice in use. Must deactivate first.");
            mia.account().perform(new DeactivateMfaDevice("mia", made.serialNumber()));
            mia.account().perform(delete);
            assertFails(
                    () -> mia.account().perform(delete),
                    ErrorCode.NO_SUCH_ENTITY,
                    "VirtualMFADevice with serial number " + made.serialNumber() + " does not exist.");
        }

        @Test
        void is_decided_by_its_own_tags() {
            World.Account account = world.account();
            World.Person eve = account.user("eve").with(account.policy("OwnTeam", """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "iam:DeleteVirtualMFADevice",
                 "Resource": "*", "Condition": {"StringEquals": {"aws:ResourceTag/team": "red"}}}}"""));
            Made made = device(account, "phone");
            DeleteVirtualMfaDevice deletion = new DeleteVirtualMfaDevice(made.serialNumber());

            assertThatThrownBy(() -> operations.perform(eve.keyCaller(), deletion))
                    .isInstanceOf(OperationRefused.class);
            account.perform(new TagMfaDevice(made.serialNumber(), List.of(new Tag("team", "red"))));
            operations.perform(eve.keyCaller(), deletion);

            assertThatThrownBy(() -> operations.perform(eve.keyCaller(), deletion))
                    .isInstanceOf(OperationRefused.class);
        }

        @Test
        void carries_tags_whose_keys_differ_by_letter_case() {
            World.Account account = world.account();
            Made made = device(account, "phone");
            account.perform(
                    new TagMfaDevice(made.serialNumber(), List.of(new Tag("team", "a"), new Tag("Team2", "b"))));
            account.perform(new TagMfaDevice(made.serialNumber(), List.of(new Tag("team", "c"))));

            assertThat(account.perform(new ListMfaDeviceTags(made.serialNumber(), Page.FIRST))
                            .items())
                    .containsExactly(new Tag("Team2", "b"), new Tag("team", "c"));
            account.perform(new UntagMfaDevice(made.serialNumber(), List.of("team", "unknown")));
            assertThat(account.perform(new ListMfaDeviceTags(made.serialNumber(), Page.FIRST))
                            .items())
                    .hasSize(1);
        }

        @Test
        void is_no_security_key() {
            World.Person mia = world.account().user("mia");
            Made made = enabled(mia);

            assertThatThrownBy(() -> mia.account().perform(new GetMfaDevice(made.serialNumber(), "mia")))
                    .hasMessageStartingWith("The MFA device serial number sent in the request is invalid");
        }
    }

    @Nested
    class Enabling {

        @Test
        void makes_it_the_users_own() {
            World.Person mia = world.account().user("mia");
            Made made = enabled(mia);

            assertThat(mia.account().perform(ListMfaDevices.all("mia")).items())
                    .singleElement()
                    .satisfies(listed -> assertThat(listed.serialNumber()).isEqualTo(made.serialNumber()));
            assertFails(
                    () -> mia.account().perform(enabling("mia", made, made.app())),
                    ErrorCode.ENTITY_ALREADY_EXISTS,
                    "MFA Device for user mia already exists.");
            mia.account().user("max");
            assertFails(
                    () -> mia.account().perform(enabling("max", made, made.app())),
                    ErrorCode.ENTITY_ALREADY_EXISTS,
                    "MFA Device is already in use.");
        }

        @Test
        void takes_two_codes_in_a_row_and_nothing_else() {
            World.Person mia = world.account().user("mia");
            Made made = device(mia.account(), "mia");
            AuthenticatorApp app = made.app();

            for (List<String> pair : List.of(
                    List.of(app.code(), app.code()),
                    List.of(app.code(), app.code(-1)),
                    List.of(app.code(-2), app.code()),
                    List.of("000000", "000001"))) {
                assertFails(
                        () -> mia.account()
                                .perform(new EnableMfaDevice(
                                        "mia",
                                        made.serialNumber(),
                                        SecretText.of(pair.get(0)),
                                        SecretText.of(pair.get(1)))),
                        ErrorCode.INVALID_AUTHENTICATION_CODE,
                        "Authentication code for device is not valid.");
            }
        }

        @ParameterizedTest
        @CsvSource({"PT31S", "PT-31S", "PT45M", "PT-45M"})
        void keeps_how_far_the_clock_is_off(String off) {
            World.Person mia = world.account().user("mia");
            Made made = device(mia.account(), "mia");
            AuthenticatorApp phone = made.app().off(Duration.parse(off));

            mia.account().perform(enabling("mia", made, phone));
            clock.advance(Duration.ofSeconds(30));

            assertThat(check(mia, made, phone.code())).isEqualTo(Verdict.RIGHT);
        }

        @Test
        void uses_both_codes_up() {
            World.Person mia = world.account().user("mia");
            Made made = enabled(mia);

            assertThat(check(mia, made, made.app().code())).isEqualTo(Verdict.WRONG);
            assertThat(check(mia, made, made.app().code(-1))).isEqualTo(Verdict.WRONG);
            assertThat(check(mia, made, made.app().code(1)))
                    .as("one step early")
                    .isEqualTo(Verdict.RIGHT);
        }

        @Test
        void gives_nobody_a_ninth_device_however_many_try_at_once() {
            World.Person mia = world.account().user("mia");
            List<Made> devices = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                devices.add(device(mia.account(), "device" + i));
            }
            ExecutorService together = Executors.newFixedThreadPool(12);
            try {
                List<String> results = devices.stream()
                        .map(made -> CompletableFuture.supplyAsync(() -> outcomeOf(mia, made), together))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

                assertThat(results).filteredOn("enabled"::equals).hasSize(8);
                assertThat(results)
                        .filteredOn("Cannot exceed quota for MFADevicesPerUser: 8"::equals)
                        .hasSize(4);
            } finally {
                together.shutdownNow();
            }
        }

        private String outcomeOf(World.Person mia, Made made) {
            try {
                mia.account().perform(enabling("mia", made, made.app()));
                return "enabled";
            } catch (OperationFailed failed) {
                return String.valueOf(failed.getMessage());
            }
        }
    }

    @Nested
    class A_code {

        @Test
        void is_taken_once_of_fifty_that_come_at_the_same_moment() {
            World.Person mia = world.account().user("mia");
            Made made = enabled(mia);
            clock.advance(Duration.ofSeconds(30));
            Principal.User user = mia.principal();
            String code = made.app().code();
            ExecutorService together = Executors.newFixedThreadPool(10);
            try {
                List<CompletableFuture<Verdict>> tries = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    tries.add(CompletableFuture.supplyAsync(
                            () -> factors.check(user, made.serialNumber(), SecretText.of(code)), together));
                }

                assertThat(tries).extracting(CompletableFuture::join).containsOnlyOnce(Verdict.RIGHT);
            } finally {
                together.shutdownNow();
            }
        }

        @Test
        void of_an_older_step_is_not_taken_after_a_newer_one() {
            World.Person mia = world.account().user("mia");
            Made made = enabled(mia);
            clock.advance(Duration.ofSeconds(90));

            assertThat(check(mia, made, made.app().code())).isEqualTo(Verdict.RIGHT);
            assertThat(check(mia, made, made.app().code(-1))).isEqualTo(Verdict.WRONG);
        }

        @Test
        void of_another_users_device_proves_nothing() {
            World.Person mia = world.account().user("mia");
            World.Person max = mia.account().user("max");
            Made made = enabled(mia);
            clock.advance(Duration.ofSeconds(30));

            assertThat(check(max, made, made.app().code())).isEqualTo(Verdict.UNKNOWN);
        }

        @Test
        void is_not_looked_at_for_an_hour_after_twenty_wrong_ones_in_a_day() {
            World.Person mia = world.account().user("mia");
            Made made = enabled(mia);
            for (int i = 0; i < 20; i++) {
                assertThat(check(mia, made, "000000")).isEqualTo(Verdict.WRONG);
                clock.advance(Duration.ofMinutes(30));
            }

            clock.advance(Duration.ofMinutes(29));
            assertThat(check(mia, made, made.app().code())).isEqualTo(Verdict.PAUSED);
            clock.advance(Duration.ofMinutes(1));
            assertThat(check(mia, made, made.app().code())).isEqualTo(Verdict.RIGHT);
        }
    }

    @Nested
    class Resynchronizing {

        @Test
        void brings_a_device_back_into_step_and_skips_no_rule() {
            World.Person mia = world.account().user("mia");
            Made made = enabled(mia);
            AuthenticatorApp drifted = made.app().off(Duration.ofMinutes(20));

            mia.account()
                    .perform(new ResyncMfaDevice(
                            "mia",
                            made.serialNumber(),
                            SecretText.of(drifted.code(-1)),
                            SecretText.of(drifted.code())));

            assertThat(check(mia, made, drifted.code())).as("used up").isEqualTo(Verdict.WRONG);
            clock.advance(Duration.ofSeconds(30));
            assertThat(check(mia, made, drifted.code())).isEqualTo(Verdict.RIGHT);
            assertFails(
                    () -> mia.account()
                            .perform(new ResyncMfaDevice(
                                    "mia",
                                    made.serialNumber(),
                                    SecretText.of(drifted.code(-1)),
                                    SecretText.of(drifted.code()))),
                    ErrorCode.INVALID_AUTHENTICATION_CODE,
                    "Authentication code for device is not valid.");
        }

        @Test
        void is_for_the_device_of_that_user() {
            World.Person mia = world.account().user("mia");
            mia.account().user("max");
            Made made = enabled(mia);

            assertFails(
                    () -> mia.account()
                            .perform(new ResyncMfaDevice(
                                    "max",
                                    made.serialNumber(),
                                    SecretText.of(made.app().code(1)),
                                    SecretText.of(made.app().code(2)))),
                    ErrorCode.NO_SUCH_ENTITY,
                    "MFA Device invalid for user.");
        }
    }

    @Nested
    class Who_has_a_device_already {

        @Test
        void adds_and_removes_only_in_a_session_with_MFA_whatever_the_policies_say() {
            World.Person dana = world.account().user("dana").administrator();
            Made first = enabled(dana);
            Made second = device(dana.account(), "second");

            assertThatThrownBy(() -> operations.perform(dana.caller(), enabling("dana", second, second.app())))
                    .isInstanceOf(OperationRefused.class);
            assertThatThrownBy(() ->
                            operations.perform(dana.keyCaller(), new DeactivateMfaDevice(null, first.serialNumber())))
                    .isInstanceOf(OperationRefused.class);
            operations.perform(dana.caller(clock.instant()), enabling("dana", second, second.app()));
            operations.perform(dana.caller(clock.instant()), new DeactivateMfaDevice(null, first.serialNumber()));
            operations.perform(dana.caller(clock.instant()), new DeactivateMfaDevice(null, second.serialNumber()));
            operations.perform(dana.keyCaller(), enablingLater(first));
        }

        private EnableMfaDevice enablingLater(Made made) {
            clock.advance(Duration.ofMinutes(1));
            return enabling("dana", made, made.app());
        }
    }
}
