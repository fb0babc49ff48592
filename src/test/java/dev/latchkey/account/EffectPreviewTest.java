package dev.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.account.AccountWorld.Account;
import dev.latchkey.account.AccountWorld.Person;
import dev.latchkey.account.PasswordChangeAccess.Obstacle;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.OperationRefused;
import dev.latchkey.operation.Operations;
import dev.latchkey.platform.StatementCounter;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.Statements;
import dev.latchkey.support.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EffectPreviewTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    AccountWorld world;

    @Inject
    Operations operations;

    @Inject
    EffectPreview preview;

    @Inject
    EffectTickets tickets;

    @Inject
    StatementCounter statements;

    @Inject
    TestClock clock;

    private Account account;
    private Person dana;

    @BeforeEach
    void open() {
        account = world.open("preview");
        dana = account.administrator("dana");
    }

    @AfterEach
    void bringTheClockBack() {
        clock.reset();
    }

    @Nested
    class With_the_people_of_the_published_policies {

        private final Map<String, Person> people = new LinkedHashMap<>();

        @BeforeEach
        void hire() throws IOException {
            for (String name : List.of("paul", "nora", "mia", "max", "gwen", "zoe")) {
                people.put(name, account.user(name));
            }
            group("PasswordSelfService", "ManageOwnPasswordOnly", "paul");
            group("SelfManageNoMFA", "ManageOwnCredentialsNoMFA", "nora");
            group("SelfManageMFA", "ManageOwnCredentialsWithMFA", "mia", "max");
            group("PasswordChangers", "ChangeOwnPassword", "gwen");
        }

        @Test
        void turning_the_flag_on_lets_only_zoe_gain() {
            EffectTally tally = tallyOf(dana, plain(true));

            assertThat(names(tally, EffectGroup.GAIN)).containsExactly("zoe");
            assertThat(names(tally, EffectGroup.LOSE)).isEmpty();
            assertThat(names(tally, EffectGroup.WITHOUT)).isEmpty();
            assertThat(tally.evaluated()).isEqualTo(7);
            assertThat(tally.leftOut()).isZero();
        }

        @Test
        void who_must_verify_before_the_rules_can_be_read_is_named_with_the_statement() {
            EffectTally tally = tallyOf(dana, plain(true));

            assertThat(names(tally, EffectGroup.RULES_AFTER_MFA)).containsExactly("max", "mia");
            assertThat(tally.of(EffectGroup.RULES_AFTER_MFA).obstacles())
                    .containsExactly(new Obstacle("ManageOwnCredentialsWithMFA", "DenyAllExceptListedIfNoMFA"));
        }

        @Test
        void turning_it_off_again_takes_it_from_zoe_alone() {
            operations.perform(dana.caller(), new UpdateAccountPasswordPolicy(plain(true), null));

            EffectTally tally = tallyOf(dana, plain(false));

            assertThat(names(tally, EffectGroup.LOSE)).containsExactly("zoe");
            assertThat(names(tally, EffectGroup.GAIN)).isEmpty();
        }

        @Test
        void tells_what_the_door_then_decides_for_each_of_them() {
            EffectTally tally = tallyOf(dana, plain(true));
            operations.perform(dana.caller(), new UpdateAccountPasswordPolicy(plain(true), null));

            people.forEach((name, person) -> {
                boolean reads = mayRead(person.caller());
                boolean readsWithMfa = mayRead(person.callerWithMfa());

                assertThat(names(tally, EffectGroup.RULES_AFTER_MFA).contains(name))
                        .as(name)
                        .isEqualTo(!reads && readsWithMfa);
                assertThat(names(tally, EffectGroup.RULES_NEVER).contains(name))
                        .as(name)
                        .isEqualTo(!reads && !readsWithMfa);
            });
        }

        @Test
        void changes_nothing() {
            tallyOf(dana, plain(true));

            assertThat(operations
                            .perform(dana.caller(), new GetEffectivePasswordPolicy())
                            .policy())
                    .isEqualTo(PasswordPolicy.iamDefault());
        }

        private void group(String name, String policy, String... members) throws IOException {
            account.group(name, account.policy(policy, published(policy)), members);
        }

        private String published(String policy) throws IOException {
            try (InputStream in =
                    Objects.requireNonNull(getClass().getResourceAsStream("/policies/" + policy + ".json"))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .replace("account-id-without-hyphens", account.id());
            }
        }

        private boolean mayRead(Caller caller) {
            return operations.view(caller, view -> view.preview(new GetEffectivePasswordPolicy())
                    .isAllowed());
        }
    }

    @Nested
    class Of_users_whom_the_caller_may_not_simulate {

        private static final String ALL_BUT_ZOE = """
                {'Version': '2012-10-17', 'Statement': [
                  {'Effect': 'Allow', 'Action': ['iam:SimulatePrincipalPolicy', 'iam:GetAccountPasswordPolicy'],
                   'Resource': '*'},
                  {'Effect': 'Deny', 'Action': 'iam:SimulatePrincipalPolicy', 'Resource': 'arn:aws:iam::*:user/zoe'}]}""";

        @Test
        void only_the_number_is_told() {
            Person auditor = account.userWith("auditor", ALL_BUT_ZOE);
            account.user("zoe");
            account.user("yves");

            EffectTally tally = tallyOf(auditor, plain(true));

            assertThat(tally.leftOut()).isEqualTo(1);
            assertThat(names(tally, EffectGroup.GAIN)).containsExactly("auditor", "yves");
        }

        @Test
        void whoever_may_not_simulate_or_not_read_the_policy_gets_no_preview_at_all() {
            Person reader = account.userWith(
                    "reader",
                    "{'Version': '2012-10-17', 'Statement': {'Effect': 'Allow', 'Action':"
                            + " 'iam:GetAccountPasswordPolicy', 'Resource': '*'}}");
            Person simulator = account.userWith(
                    "simulator",
                    "{'Version': '2012-10-17', 'Statement': {'Effect': 'Allow', 'Action':"
                            + " 'iam:SimulatePrincipalPolicy', 'Resource': '*'}}");

            assertThatThrownBy(() -> preview.begin(reader.caller(), plain(true), null))
                    .isInstanceOf(OperationRefused.class);
            assertThatThrownBy(() -> preview.begin(simulator.caller(), plain(true), null))
                    .isInstanceOf(OperationRefused.class);
        }

        @Test
        void people_of_other_accounts_are_never_among_them() {
            world.open("elsewhere").user("stranger");

            assertThat(tallyOf(dana, plain(true)).evaluated()).isEqualTo(1);
        }
    }

    @Nested
    class In_stretches {

        @Test
        void a_ticket_carries_on_where_the_stretch_before_ended() {
            account.user("zoe");
            EffectProgress begun = preview.begin(dana.caller(), plain(true), 7L);

            EffectProgress carried = tickets.open(dana.caller(), tickets.seal(dana.caller(), begun))
                    .orElseThrow();
            EffectProgress done = preview.advance(dana.caller(), carried, PATIENCE);
            EffectProgress shown = tickets.open(dana.caller(), tickets.seal(dana.caller(), done))
                    .orElseThrow();

            assertThat(shown.isDone()).isTrue();
            assertThat(shown.proposed()).isEqualTo(plain(true));
            assertThat(shown.version()).isEqualTo(7L);
            assertThat(shown.seen()).isEqualTo(2);
            assertThat(names(shown.tally(), EffectGroup.GAIN)).containsExactly("zoe");
        }

        @Test
        void a_ticket_is_good_for_the_one_who_began_and_for_ten_minutes() {
            String ticket = tickets.seal(dana.caller(), preview.begin(dana.caller(), plain(true), null));

            assertThat(tickets.open(account.user("zoe").caller(), ticket)).isEmpty();
            assertThat(tickets.open(dana.caller(), ticket + "A")).isEmpty();
            assertThat(tickets.open(dana.caller(), "")).isEmpty();

            clock.advance(Duration.ofMinutes(10));

            assertThat(tickets.open(dana.caller(), ticket)).isEmpty();
        }

        @Test
        void the_number_of_statements_does_not_hang_on_the_number_of_users() {
            int few = statementsOfAPreview();
            for (int i = 0; i < 30; i++) {
                account.user("user-" + i);
            }

            assertThat(statementsOfAPreview()).isEqualTo(few);
        }

        private int statementsOfAPreview() {
            EffectProgress begun = preview.begin(dana.caller(), plain(true), null);
            return Statements.sentBy(statements, () -> preview.advance(dana.caller(), begun, PATIENCE))
                    .size();
        }
    }

    private EffectTally tallyOf(Person caller, PasswordPolicy proposed) {
        EffectProgress begun = preview.begin(caller.caller(), proposed, null);
        return preview.advance(caller.caller(), begun, PATIENCE).tally();
    }

    private static List<String> names(EffectTally tally, EffectGroup group) {
        return tally.of(group).names();
    }

    private static PasswordPolicy plain(boolean flag) {
        return new PasswordPolicy(
                true, 15, false, false, false, false, flag, OptionalInt.empty(), OptionalInt.empty(), false);
    }
}
