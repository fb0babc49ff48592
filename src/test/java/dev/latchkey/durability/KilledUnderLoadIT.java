package dev.latchkey.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.PortalData;
import dev.latchkey.support.PortalProcess;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing that was acknowledged is lost, and nothing is half done, when portal or database are killed under load. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledUnderLoadIT {

    private static final String PASSWORD = "Latchkey-demo-2026!";

    /** So many acknowledged changes of passwords make a round; then the kill comes in the middle of more. */
    private static final int CHANGES_A_ROUND = 12;

    private final List<PasswordChanger> people = List.of(
            new PasswordChanger("example-corp", "paul", PASSWORD),
            new PasswordChanger("example-corp", "nora", PASSWORD),
            new PasswordChanger("example-corp", "gwen", PASSWORD),
            new PasswordChanger("other-corp", "paul", PASSWORD));

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
        }
    }

    /** Lets everybody work, kills in the middle, and lets the next start find out what is true. */
    private void loadUntilKilled(PortalProcess portal, PortalData data, boolean killPortal) throws Exception {
        settle(portal, data);
        URI address = portal.address("/");
        AtomicBoolean goesOn = new AtomicBoolean(true);
        List<Thread> threads = new ArrayList<>();
        people.forEach(person -> threads.add(new Thread(() -> person.run(address, goesOn::get))));
        threads.forEach(Thread::start);
        int before = acknowledged();
        while (acknowledged() - before < CHANGES_A_ROUND && threads.stream().anyMatch(Thread::isAlive)) {
            Thread.onSpinWait();
        }
        if (killPortal) {
            portal.kill();
        } else {
            ProcessHandle.of(data.postgresPid()).ifPresent(ProcessHandle::destroyForcibly);
        }
        goesOn.set(false);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(acknowledged() - before).isGreaterThanOrEqualTo(CHANGES_A_ROUND);
    }

    /** Every acknowledged change is there; of each unanswered one there is all or nothing. */
    private void settle(PortalProcess portal, PortalData data) throws SQLException {
        URI address = portal.address("/");
        for (PasswordChanger person : people) {
            Journal journal = person.journal();
            String open = journal.open();
            String truth = open != null && person.signsIn(address, open) ? open : journal.acknowledged();
            assertThat(person.signsIn(address, truth))
                    .as("%s signs in with what was acknowledged", person.userName())
                    .isTrue();
            journal.settle(truth);
            assertThat(auditedChanges(data, person)).isEqualTo(journal.changes());
        }
    }

    private int acknowledged() {
        return people.stream()
                .mapToInt(person -> person.journal().acknowledgements())
                .sum();
    }

    /** How often the trail says that the person's password was changed. */
    private static int auditedChanges(PortalData data, PasswordChanger person) throws SQLException {
        String rows =
                data.ask("select count(*) from audit_event where action = 'iam:ChangePassword' and result = 'allowed'"
                        + " and principal_id = " + userId(person));
        return Integer.parseInt(rows);
    }

    private static String userId(PasswordChanger person) {
        return "(select u.user_id from iam_user u join account a on a.account_id = u.account_id where u.user_name = '"
                + person.userName() + "' and a.alias = '" + person.account() + "')";
    }

    private static PortalProcess start(PortalData data) {
        return PortalProcess.on(data.path()).with("latchkey.demo", "true").startAndAwaitReady();
    }
}
