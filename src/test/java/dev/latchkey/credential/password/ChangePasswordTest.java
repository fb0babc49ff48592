package dev.latchkey.credential.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationRefused;
import dev.latchkey.operation.Operations;
import dev.latchkey.platform.Sql;
import dev.latchkey.secret.SecretText;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangePasswordTest {
    @Inject
    World world;

    @Inject
    Operations operations;

    @Inject
    PasswordHashes hashes;

    @Inject
    TestClock clock;

    @Inject
    Sql sql;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private void change(Caller caller, String from, String to) {
        operations.perform(caller, new ChangePassword(SecretText.of(from), SecretText.of(to)));
    }

    private String hashOf(World.Person person) {
        return sql.first(
                        "select password_hash as hash from login_profile where user_id = ?",
                        row -> row.text("hash"),
                        person.userId())
                .orElseThrow();
    }

    private int rememberedHashesOf(World.Person person) {
        return sql.first(
                        "select count(*)::int as n from password_history where user_id = ?",
                        row -> row.number("n"),
                        person.userId())
                .orElseThrow();
    }

    private void assertFails(ErrorCode code, String message, Caller caller, String from, String to) {
        assertThatThrownBy(() -> change(caller, from, to)).isInstanceOfSatisfying(OperationFailed.class, failed -> {
            assertThat(failed.code()).isEqualTo(code);
            assertThat(failed.getMessage()).contains(message);
        });
    }

    @Nested
    class Permitted {
        /** Columns of the published procedure's table: who may change the own password by a call, and who may not. */
        @ParameterizedTest
        @CsvSource(
                nullValues = "-",
                value = {
                    "-, false, false, false",
                    "-, true, false, true",
                    "ManageOwnPasswordOnly, false, false, true",
                    "ChangeOwnPassword, false, false, true",
                    "ManageOwnCredentialsNoMFA, false, false, true",
                    "ManageOwnCredentialsWithMFA, false, false, true",
                    "ManageOwnCredentialsWithMFA, false, true, true",
                    "ManageOwnPasswordOnly, true, true, true",
                })
        void by_policy_or_by_the_flag(String policy, boolean flag, boolean mfa, boolean permitted) {
            World.Account account = world.account();
            if (flag) {
                account.usersMayChangePassword();
            }
            World.Person alice = account.userWithPassword("alice");
            if (policy != null) {
                alice.withPublished(policy);
            }
            Instant mfaAt = mfa ? clock.instant() : null;

            if (permitted) {
                change(alice.caller(mfaAt), World.PASSWORD, World.OTHER_PASSWORD);
                assertThat(hashes.matches(SecretText.of(World.OTHER_PASSWORD), hashOf(alice)))
                        .isTrue();
            } else {
                assertThatThrownBy(() -> change(alice.caller(mfaAt), World.PASSWORD, World.OTHER_PASSWORD))
                        .isInstanceOf(OperationRefused.class);
                assertThat(hashes.matches(SecretText.of(World.PASSWORD), hashOf(alice)))
                        .isTrue();
            }
        }

        @Test
        void unless_an_explicit_deny_says_otherwise() {
            World.Account account = world.account().usersMayChangePassword();
            String deny = account.policy("NoChange", """
                    {"Version":"2012-10-17","Statement":[{"Sid":"Never","Effect":"Deny","Action":"iam:ChangePassword","Resource":"*"}]}
                    """);
            World.Person alice =
                    account.userWithPassword("alice").administrator().with(deny);

            assertThatThrownBy(() -> change(alice.caller(), World.PASSWORD, World.OTHER_PASSWORD))
                    .isInstanceOf(OperationRefused.class);
        }

        @Test
        void to_users_alone() {
            World.Account account = world.account();

            assertFails(
                    ErrorCode.INVALID_USER_TYPE,
                    "Only IAM Users can change their own password",
                    account.root(),
                    World.PASSWORD,
                    World.OTHER_PASSWORD);
        }
    }

    @Nested
    class The_current_password {
        @Test
        void has_to_be_right() {
            World.Person alice = world.account().userWithPassword("alice").administrator();

            assertFails(
                    ErrorCode.ACCESS_DENIED,
                    "The old password was incorrect.",
                    alice.caller(),
                    "Wrong-1-password",
                    World.OTHER_PASSWORD);
        }

        @Test
        void is_not_looked_at_any_more_after_too_many_wrong_ones() {
            World.Person alice = world.account().userWithPassword("alice").administrator();
            clock.stopAt(clock.instant().truncatedTo(ChronoUnit.SECONDS));
            Caller caller = alice.caller();
            for (int i = 0; i < 10 + 5; i++) {
                assertFails(
                        ErrorCode.ACCESS_DENIED,
                        "The old password was incorrect.",
                        caller,
                        "Wrong-1-password",
                        World.OTHER_PASSWORD);
            }

            assertFails(ErrorCode.THROTTLING, "Rate exceeded", caller, World.PASSWORD, World.OTHER_PASSWORD);
            clock.advance(Duration.ofSeconds(1));
            change(caller, World.PASSWORD, World.OTHER_PASSWORD);
        }

        @Test
        void has_to_exist() {
            World.Person alice = world.account().user("alice").administrator();

            assertFails(
                    ErrorCode.NO_SUCH_ENTITY,
                    "Login Profile for User alice cannot be found.",
                    alice.caller(),
                    World.PASSWORD,
                    World.OTHER_PASSWORD);
        }
    }

    @Nested
    class The_new_password {
        @ParameterizedTest
        @CsvSource({
            "short1!, minimum length of 8",
            "alllowercase, should meet 2 more of the following requirements",
            "Password1!, belongs to you",
            "Monday2026, easy to guess",
            "Alice-2026!, belongs to you",
        })
        void has_to_meet_the_default_policy_and_not_be_guessed_first(String password, String message) {
            World.Person alice = world.account().userWithPassword("alice").administrator();

            assertThatThrownBy(() -> change(alice.caller(), World.PASSWORD, password))
                    .isInstanceOfSatisfying(OperationFailed.class, failed -> {
                        assertThat(failed.code()).isEqualTo(ErrorCode.PASSWORD_POLICY_VIOLATION);
                        assertThat(failed.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.field()).isEqualTo("newPassword");
                            assertThat(failed.getMessage() + problem.message()).containsAnyOf(message, "most common");
                        });
                    });
        }

        @Test
        void has_to_meet_the_account_s_own_policy() {
            World.Account account = world.account();
            World.Person alice = account.userWithPassword("alice").administrator();
            account.passwordPolicy(World.Policies.demanding(24, false, null, null, false));

            assertFails(
                    ErrorCode.PASSWORD_POLICY_VIOLATION,
                    "Password should have a minimum length of 24",
                    alice.caller(),
                    World.PASSWORD,
                    World.OTHER_PASSWORD);
        }

        @Test
        void has_to_be_another_one() {
            World.Person alice = world.account().userWithPassword("alice").administrator();

            assertFails(ErrorCode.ACCESS_DENIED, "must differ", alice.caller(), World.PASSWORD, World.PASSWORD);
        }

        @Test
        void has_at_most_128_characters() {
            World.Person alice = world.account().userWithPassword("alice").administrator();

            assertFails(
                    ErrorCode.VALIDATION_ERROR,
                    "less than or equal to 128",
                    alice.caller(),
                    World.PASSWORD,
                    "Aa1!".repeat(33));
        }

        @Test
        void must_be_none_of_the_last_ones_where_the_policy_remembers_them() {
            World.Account account = world.account();
            World.Person alice = account.userWithPassword("alice").administrator();
            account.passwordPolicy(World.Policies.demanding(8, false, null, 3, false));
            change(alice.caller(), World.PASSWORD, "Second-word-in-line-2");
            clock.advance(Duration.ofSeconds(1));
            change(alice.caller(), "Second-word-in-line-2", "Third-word-in-line-3");
            clock.advance(Duration.ofSeconds(1));

            assertFails(
                    ErrorCode.PASSWORD_POLICY_VIOLATION,
                    "used before",
                    alice.caller(),
                    "Third-word-in-line-3",
                    World.PASSWORD);

            change(alice.caller(), "Third-word-in-line-3", "Fourth-word-in-line-4");
            clock.advance(Duration.ofSeconds(1));
            change(alice.caller(), "Fourth-word-in-line-4", World.PASSWORD);
            assertThat(rememberedHashesOf(alice)).isEqualTo(2);
        }

        @Test
        void leaves_no_earlier_hash_behind_where_the_policy_remembers_none() {
            World.Person alice = world.account().userWithPassword("alice").administrator();

            change(alice.caller(), World.PASSWORD, World.OTHER_PASSWORD);

            assertThat(rememberedHashesOf(alice)).isZero();
        }
    }

    @Nested
    class The_hash {
        @Test
        void is_a_PHC_string_with_the_configured_cost() {
            World.Person alice = world.account().userWithPassword("alice");

            assertThat(hashOf(alice))
                    .matches(
                            "\\$argon2id\\$v=19\\$m=19456,t=2,p=1(,keyid=[A-Za-z0-9+/]+)?\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        }

        @Test
        void of_the_same_password_is_never_the_same() {
            SecretText password = SecretText.of(World.PASSWORD);

            assertThat(hashes.hash(password)).isNotEqualTo(hashes.hash(password));
        }

        @Test
        void tells_any_single_character_apart() {
            String hash = hashes.hash(SecretText.of("x".repeat(127) + "a"));

            assertThat(hashes.matches(SecretText.of("x".repeat(127) + "a"), hash))
                    .isTrue();
            assertThat(hashes.matches(SecretText.of("x".repeat(127) + "b"), hash))
                    .isFalse();
        }
    }
}
