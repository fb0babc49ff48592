package dev.latchkey.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.BesideTheWalks;
import dev.latchkey.support.PortalData;
import dev.latchkey.support.PortalProcess;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing that was acknowledged is lost, and nothing is half done, when portal or database are killed under load. */
@BesideTheWalks
@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledUnderLoadIT {

    private static final String PASSWORD = "Latchkey-demo-2026!";

    /** So many acknowledged changes make a round; then the kill comes in the middle of more. */
    private static final int CHANGES_A_ROUND = 16;

    private static final Duration ROUND_LIMIT = Duration.ofMinutes(2);

    private final List<PasswordChanger> people = List.of(
            new PasswordChanger("example-corp", "paul", PASSWORD),
            new PasswordChanger("example-corp", "nora", PASSWORD),
            new PasswordChanger("example-corp", "gwen", PASSWORD),
            new PasswordChanger("other-corp", "paul", PASSWORD));

    private final PolicyChanger administrator = new PolicyChanger("example-corp", "dana", PASSWORD);

    @Test
    void three_kills_lose_nothing() throws Exception {
        survive(3);
    }

    @Test
    @Tag("nightly")
    void twenty_kills_lose_nothing() throws Exception {
        survive(20);
    }

    private void survive(int rounds) throws Exception {
        try (PortalData data = PortalData.create()) {
            for (int round = 0; round < rounds; round++) {
                try (PortalProcess portal = start(data)) {
                    loadUntilKilled(portal, data, round % 2 == 0);
                }
            }
            try (PortalProcess portal = start(data)) {
                settle(portal, data);
            }
            assertThat(administrator.journal().acknowledgements()).isPositive();
        }
    }

    /** Lets everybody work, kills in the middle, and lets the next start find out what is true. */
    private void loadUntilKilled(PortalProcess portal, PortalData data, boolean killPortal) throws Exception {
        settle(portal, data);
        URI address = portal.address("/");
        AtomicBoolean goesOn = new AtomicBoolean(true);
        Semaphore acknowledged = new Semaphore(0);
        List<Thread> threads = changers()
                .map(changer -> new Thread(() -> changer.run(address, goesOn::get, acknowledged::release)))
                .toList();
        threads.forEach(Thread::start);
        boolean busy = acknowledged.tryAcquire(CHANGES_A_ROUND, ROUND_LIMIT.toSeconds(), TimeUnit.SECONDS);
        if (killPortal) {
            portal.kill();
        } else {
            ProcessHandle.of(data.postgresPid()).ifPresent(ProcessHandle::destroyForcibly);
        }
        goesOn.set(false);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(busy)
                .as("changes are acknowledged; the portal printed: %s", portal.output())
                .isTrue();
    }

    /** Every acknowledged change is there; of each unanswered one there is all or nothing. */
    private void settle(PortalProcess portal, PortalData data) throws SQLException {
        URI address = portal.address("/");
        for (PasswordChanger person : people) {
            Journal journal = person.journal();
            String open = journal.open();
            String truth = open != null && person.signsIn(address, open) ? open : journal.acknowledged();
            assertThat(person.signsIn(address, truth))
                    .as("%s signs in with what was acknowledged, %s (unanswered: %s)", person.userName(), truth, open)
                    .isTrue();
            journal.settle(truth);
            assertThat(audited(data, person, "iam:ChangePassword")).isEqualTo(journal.changes());
        }
        Journal policies = administrator.journal();
        String age = data.ask(
                "select max_password_age from account_password_policy where account_id = " + accountId(administrator));
        assertThat(age).as("the policy that holds").isIn(policies.acknowledged(), policies.open());
        policies.settle(age);
        assertThat(audited(data, administrator, "iam:UpdateAccountPasswordPolicy"))
                .isEqualTo(policies.changes());
    }

    private Stream<Changer> changers() {
        return Stream.concat(people.stream(), Stream.of(administrator));
    }

    /** How often the trail says that this person did that. */
    private static int audited(PortalData data, Changer person, String action) throws SQLException {
        String rows = data.ask("select count(*) from audit_event where action = '" + action
                + "' and result = 'allowed' and principal_id = (select user_id from iam_user where user_name = '"
                + person.userName() + "' and account_id = " + accountId(person) + ")");
        return Integer.parseInt(rows);
    }

    private static String accountId(Changer person) {
        return "(select account_id from account where alias = '" + person.account() + "')";
    }

    private static PortalProcess start(PortalData data) {
        return PortalProcess.on(data.path())
                .with("latchkey.demo", "true")
                // Who tries out which of two passwords is the true one fails often, and always from the same address.
                .with("latchkey.throttle.network-failures", "100000")
                .with("latchkey.throttle.unknown-device-failures", "100")
                .startAndAwaitReady();
    }
}
