package dev.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.account.AccountWorld.Account;
import dev.latchkey.account.AccountWorld.Person;
import dev.latchkey.identity.AccountAlias;
import dev.latchkey.identity.CreateAccountAlias;
import dev.latchkey.identity.DeleteAccountAlias;
import dev.latchkey.identity.ListAccountAliases;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationRefused;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.support.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PasswordPolicyOperationsTest {

    @Inject
    AccountWorld world;

    @Inject
    Operations operations;

    @Inject
    PasswordPolicies policies;

    private Account account;
    private Person dana;

    @BeforeEach
    void open() {
        account = world.open("policies");
        dana = account.administrator("dana");
    }

    @Nested
    class A_fresh_account {

        @Test
        void has_no_policy_of_its_own() {
            var failed = catchThrowableOfType(
                    OperationFailed.class, () -> operations.perform(dana.caller(), new GetAccountPasswordPolicy()));

            assertThat(failed.code()).isEqualTo(ErrorCode.NO_SUCH_ENTITY);
            assertThat(failed).hasMessage("The Password Policy with domain name " + account.id() + " cannot be found.");
        }

        @Test
        void is_under_IAMs_default() {
            assertThat(policies.inForce(account.id())).isEqualTo(PasswordPolicy.iamDefault());
            assertThat(operations.perform(dana.caller(), new GetEffectivePasswordPolicy()))
                    .isEqualTo(new EffectivePasswordPolicy(PasswordPolicy.iamDefault(), 0));
        }

        @Test
        void has_nothing_to_delete() {
            assertThatThrownBy(() -> operations.perform(dana.caller(), new DeleteAccountPasswordPolicy(null)))
                    .isInstanceOf(OperationFailed.class);
        }
    }

    @Nested
    class Updated {

        private final PasswordPolicy strict =
                new PasswordPolicy(true, 20, true, true, true, true, true, OptionalInt.of(90), OptionalInt.of(5), true);

        @Test
        void the_policy_holds_as_a_whole() {
            update(strict, null);

            assertThat(operations.perform(dana.caller(), new GetAccountPasswordPolicy()))
                    .isEqualTo(strict);
            assertThat(policies.inForce(account.id())).isEqualTo(strict);
        }

        @Test
        void it_replaces_the_one_before_as_a_whole() {
            update(strict, null);
            update(plain(6, false), null);

            assertThat(policies.inForce(account.id())).isEqualTo(plain(6, false));
        }

        @Test
        void it_is_another_accounts_no_concern() {
            Account other = world.open("other");
            update(strict, null);

            assertThat(policies.inForce(other.id())).isEqualTo(PasswordPolicy.iamDefault());
        }

        @Test
        void deleted_it_gives_way_to_IAMs_default_and_the_flag_is_off() {
            update(plain(8, true), null);

            operations.perform(dana.caller(), new DeleteAccountPasswordPolicy(null));

            assertThat(policies.inForce(account.id())).isEqualTo(PasswordPolicy.iamDefault());
        }
    }

    @Nested
    class The_flag {

        private Person zoe;

        @BeforeEach
        void hire() {
            zoe = account.user("zoe");
        }

        @Test
        void lets_every_user_read_the_rules_from_the_next_request_on() {
            assertThatThrownBy(() -> operations.perform(zoe.caller(), new GetEffectivePasswordPolicy()))
                    .isInstanceOf(OperationRefused.class);

            update(plain(8, true), null);

            assertThat(operations
                            .perform(zoe.caller(), new GetEffectivePasswordPolicy())
                            .policy())
                    .isEqualTo(plain(8, true));
        }

        @Test
        void cleared_or_deleted_lets_nobody_any_more() {
            update(plain(8, true), null);
            update(plain(8, false), null);

            assertThatThrownBy(() -> operations.perform(zoe.caller(), new GetEffectivePasswordPolicy()))
                    .isInstanceOf(OperationRefused.class);

            update(plain(8, true), null);
            operations.perform(dana.caller(), new DeleteAccountPasswordPolicy(null));

            assertThatThrownBy(() -> operations.perform(zoe.caller(), new GetEffectivePasswordPolicy()))
                    .isInstanceOf(OperationRefused.class);
        }

        @Test
        void lets_nobody_change_the_policy() {
            update(plain(8, true), null);

            assertThatThrownBy(() ->
                            operations.perform(zoe.caller(), new UpdateAccountPasswordPolicy(plain(6, true), null)))
                    .isInstanceOf(OperationRefused.class);
            assertThatThrownBy(() -> operations.perform(zoe.caller(), new DeleteAccountPasswordPolicy(null)))
                    .isInstanceOf(OperationRefused.class);
            assertThat(policies.inForce(account.id())).isEqualTo(plain(8, true));
        }
    }

    @Nested
    class Two_administrators {

        @Test
        void the_second_is_told_of_what_the_first_did() {
            long seen = version();
            update(plain(10, false), seen);

            var failed = catchThrowableOfType(OperationFailed.class, () -> update(plain(12, false), seen));

            assertThat(failed.code()).isEqualTo(ErrorCode.CONCURRENT_MODIFICATION);
            assertThat(policies.inForce(account.id())).isEqualTo(plain(10, false));
        }

        @Test
        void a_version_never_comes_back_even_after_the_policy_was_deleted() {
            update(plain(10, false), null);
            long seen = version();
            operations.perform(dana.caller(), new DeleteAccountPasswordPolicy(seen));
            update(plain(10, false), null);

            assertThat(version()).isNotEqualTo(seen);
            assertThatThrownBy(() -> update(plain(12, false), seen)).isInstanceOf(OperationFailed.class);
            assertThatThrownBy(() -> operations.perform(dana.caller(), new DeleteAccountPasswordPolicy(seen)))
                    .isInstanceOf(OperationFailed.class);
        }
    }

    @Nested
    class An_alias {

        @Test
        void takes_the_place_of_the_one_before() {
            AccountAlias alias = new AccountAlias("second-" + account.id().substring(6));
            operations.perform(dana.caller(), new CreateAccountAlias(alias));

            assertThat(operations.perform(dana.caller(), new ListAccountAliases()))
                    .extracting(Paged::items)
                    .isEqualTo(List.of(alias.text()));
        }

        @Test
        void that_another_account_has_is_refused() {
            String taken = world.open("taken").alias();

            var failed = catchThrowableOfType(
                    OperationFailed.class,
                    () -> operations.perform(dana.caller(), new CreateAccountAlias(new AccountAlias(taken))));

            assertThat(failed.code()).isEqualTo(ErrorCode.ENTITY_ALREADY_EXISTS);
        }

        @Test
        void is_deleted_by_its_name_only() {
            assertThatThrownBy(() -> operations.perform(
                            dana.caller(),
                            new DeleteAccountAlias(world.open("not-mine").alias())))
                    .isInstanceOf(OperationFailed.class);

            operations.perform(dana.caller(), new DeleteAccountAlias(account.alias()));

            assertThat(operations.perform(dana.caller(), new ListAccountAliases()))
                    .extracting(Paged::items)
                    .isEqualTo(List.of());
        }

        @Test
        void can_stay_what_it_is() {
            String alias = account.alias();
            operations.perform(dana.caller(), new CreateAccountAlias(new AccountAlias(alias)));

            assertThat(account.alias()).isEqualTo(alias);
        }
    }

    private void update(PasswordPolicy policy, @Nullable Long version) {
        operations.perform(dana.caller(), new UpdateAccountPasswordPolicy(policy, version));
    }

    private long version() {
        return operations
                .perform(dana.caller(), new GetEffectivePasswordPolicy())
                .version();
    }

    private static PasswordPolicy plain(int length, boolean flag) {
        return new PasswordPolicy(
                true, length, false, false, false, false, flag, OptionalInt.empty(), OptionalInt.empty(), false);
    }
}
