package dev.latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.platform.Sql;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Filled;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FormOnceTest {

    private static final int SENDS = 20;
    private static final String SETTINGS = "/admin/account-settings";
    private static final String PASSWORD = "/security-credentials/password";

    @Inject
    World world;

    @Inject
    Sql sql;

    private final ExecutorService senders = Executors.newFixedThreadPool(SENDS);
    private final PortalClient browser = PortalClient.open();

    @AfterEach
    void stop() {
        senders.shutdownNow();
    }

    /** Sends the form many times at once, each time by a copy of the browser as it is now. */
    private List<Page> sendAtOnce(Filled form) {
        CyclicBarrier together = new CyclicBarrier(SENDS);
        List<CompletableFuture<Page>> sends = new ArrayList<>();
        for (int i = 0; i < SENDS; i++) {
            Filled copy = new Filled(form.client().copy(), form.action(), new LinkedHashMap<>(form.fields()));
            sends.add(CompletableFuture.supplyAsync(
                    () -> {
                        meet(together);
                        return copy.submit();
                    },
                    senders));
        }
        return sends.stream().map(CompletableFuture::join).toList();
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> resultsOf(World.Person person, String action) {
        return sql.all(
                "select result from audit_event where principal_id = ? and action = ?",
                row -> row.text("result"),
                person.userId(),
                action);
    }

    @Test
    void a_form_sent_twenty_times_at_once_acts_once_and_answers_the_same_each_time() {
        World.Person dana = world.account().userWithPassword("dana").administrator();
        Filled form = browser.signedIn(dana)
                .get(SETTINGS)
                .form(SETTINGS + "/password-policy")
                .with("minimumPasswordLength", "12");

        List<Page> answers = sendAtOnce(form);

        assertThat(answers).extracting(Page::status).containsOnly(303);
        assertThat(answers).extracting(Page::location).containsOnly(SETTINGS);
        assertThat(resultsOf(dana, "iam:UpdateAccountPasswordPolicy")).containsExactly("allowed");
        assertThat(browser.get(SETTINGS).html().select("#minimumPasswordLength").val())
                .isEqualTo("12");
    }

    @Test
    void a_password_is_changed_once_and_every_copy_of_the_browser_stays_signed_in() {
        World.Person paul = world.account().userWithPassword("paul").withPublished("ManageOwnPasswordOnly");
        Filled form = browser.signedIn(paul)
                .get(PASSWORD)
                .form(PASSWORD)
                .with("secret-oldPassword", World.PASSWORD)
                .with("secret-newPassword", World.OTHER_PASSWORD)
                .with("secret-confirmPassword", World.OTHER_PASSWORD);

        List<Page> answers = sendAtOnce(form);

        assertThat(answers).extracting(Page::status).containsOnly(303);
        assertThat(answers).extracting(Page::location).containsOnly("/security-credentials");
        assertThat(resultsOf(paul, "iam:ChangePassword").stream().filter("allowed"::equals))
                .hasSize(1);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.follow().status()).isEqualTo(200));
    }
}
