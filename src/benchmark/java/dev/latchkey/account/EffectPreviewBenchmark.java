package dev.latchkey.account;

import dev.latchkey.account.AccountWorld.Account;
import dev.latchkey.account.AccountWorld.Person;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Transactions;
import dev.latchkey.support.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long it takes to find out what the flag would do to every user of an account: 1,000 and 100,000 users, half of them
 * in a group under the published policy that asks for MFA. The larger one has to stay under 10 s on two cores.
 */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@Tag("benchmark")
class EffectPreviewBenchmark {

    private static final Logger LOG = Logger.getLogger(EffectPreviewBenchmark.class);
    private static final int CHUNK = 5_000;
    private static final int REPETITIONS = 3;
    private static final String MFA_POLICY = """
            {'Version': '2012-10-17', 'Statement': [
              {'Sid': 'AllowOwn', 'Effect': 'Allow', 'Action': ['iam:ChangePassword', 'iam:GetUser'],
               'Resource': 'arn:aws:iam::*:user/${aws:username}'},
              {'Sid': 'AllowRules', 'Effect': 'Allow', 'Action': 'iam:GetAccountPasswordPolicy', 'Resource': '*'},
              {'Sid': 'DenyAllExceptListedIfNoMFA', 'Effect': 'Deny',
               'NotAction': ['iam:ChangePassword', 'iam:GetUser'], 'Resource': '*',
               'Condition': {'BoolIfExists': {'aws:MultiFactorAuthPresent': 'false'}}}]}""";

    @Inject
    AccountWorld world;

    @Inject
    EffectPreview preview;

    @Inject
    Sql sql;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    @Test
    void measure() {
        double few = secondsFor(1_000);
        double many = secondsFor(100_000);
        LOG.infof("preview of 1,000 users: %.3f s; of 100,000 users: %.3f s; ratio %.1f", few, many, many / few);
    }

    private double secondsFor(int users) {
        Account account = world.open("benchmark");
        Person dana = account.administrator("dana");
        account.group("SelfManage", account.policy("SelfManage", MFA_POLICY));
        for (int first = 0; first < users; first += CHUNK) {
            fill(account.id(), first, Math.min(users, first + CHUNK) - 1);
        }
        double best = Double.MAX_VALUE;
        for (int i = 0; i < REPETITIONS; i++) {
            long begun = System.nanoTime();
            EffectProgress done =
                    preview.advance(dana.caller(), preview.begin(dana.caller(), flagOn(), null), Duration.ofMinutes(5));
            best = Math.min(best, (System.nanoTime() - begun) / 1e9);
            if (done.seen() != users + 1) {
                throw new IllegalStateException("saw " + done.seen() + " users");
            }
        }
        return best;
    }

    /** Many users at once, without the door: what is measured is reading them. Every second one joins the group. */
    private void fill(String accountId, int first, int last) {
        transactions.write(() -> {
            sql.change(
                    "insert into iam_user (user_id, account_id, path, user_name, user_name_key, created_at)"
                            + " select 'AIDA' || translate(right(?, 7) || lpad(n::text, 10, '0'), '0123456789', 'ABCDEFGHIJ'),"
                            + " ?, '/', 'user-' || n, 'user-' || n, ? from generate_series(?, ?) n",
                    accountId,
                    accountId,
                    clock.instant(),
                    first,
                    last);
            sql.change(
                    "insert into group_membership (user_id, group_id, added_at)"
                            + " select u.user_id, g.group_id, ? from generate_series(?, ?) n"
                            + " join iam_user u on u.account_id = ? and u.user_name_key = 'user-' || n"
                            + " join iam_group g on g.account_id = u.account_id where n % 2 = 0",
                    clock.instant(), first, last, accountId);
        });
    }

    private static PasswordPolicy flagOn() {
        return new PasswordPolicy(
                true, 15, false, false, false, false, true, OptionalInt.empty(), OptionalInt.empty(), false);
    }
}
