package dev.latchkey.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What became of a job is told in German. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class GermanJobTest {

    @Inject
    World world;

    @Inject
    Portals portals;

    private JobWorker portal;

    @BeforeEach
    void begin() {
        portals.rest();
        portal = portals.another();
    }

    @AfterEach
    void end() {
        portals.goOnByThemselves();
    }

    @Test
    void while_it_runs_and_when_it_is_over() {
        World.Account account = world.account();
        PortalClient dana = PortalClient.open()
                .header("Accept-Language", "de")
                .signedIn(account.userWithPassword("dana").administrator());
        PortalClient.Page checked = dana.get("/admin/import-users")
                .form("/admin/import-users")
                .with("lines", "ann,,yes\nben\ncid")
                .submit();
        PortalClient.Page begun = checked.form("/admin/import-users").submit().follow();
        ClaimedJob job = portal.claim().orElseThrow();
        portal.step(job);
        account.user("ben");
        portal.step(job);
        PortalClient.Page half = dana.get(begun.path());
        dana.get("/admin/jobs");
        PortalClient.Page cancelled =
                half.form(begun.path() + "/cancel").submit().follow();
        PortalClient.Page secrets = cancelled.form(begun.path() + "/secrets").submit();

        assertThat(begun.html().select("h1").text()).isEqualTo("Benutzer importieren");
        assertThat(half.html().select("#so-far").text()).isEqualTo("2 von 3");
        assertThat(half.html().select("tbody tr").eachText())
                .satisfiesExactly(
                        row -> assertThat(row).contains("ann", "Fertig", "Der Benutzer ist erstellt."),
                        row -> assertThat(row).contains("ben", "Fehlgeschlagen"),
                        row -> assertThat(row).contains("cid", "Nicht erledigt"));
        assertThat(cancelled.html().select("#flash").text()).contains("Der Auftrag ist abgebrochen.");
        assertThat(secrets.html().select("[data-secret]")).isNotEmpty();
    }
}
