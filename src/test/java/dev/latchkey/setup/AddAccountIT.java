package dev.latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.BesideTheWalks;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.PortalData;
import dev.latchkey.support.PortalProcess;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Another account beside the first one, by a command of the host and beside the running portal. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@BesideTheWalks
@DisplayNameGeneration(ReplaceUnderscores.class)
class AddAccountIT {

    private static final String PASSWORD = "Quiet-Otter-Lantern-7";
    private static final Pattern LINK = Pattern.compile("http\\S+(/setup\\?token=\\S+)");

    private final PortalData data = PortalData.create();
    private PortalProcess portal;

    @BeforeAll
    void start() {
        portal = PortalProcess.on(data.path())
                .with("latchkey.bootstrap.account-alias", "acme")
                .with("latchkey.bootstrap.user-name", "dana")
                .with("latchkey.bootstrap.password", PASSWORD)
                .startAndAwaitReady();
    }

    @AfterAll
    void stop() {
        portal.close();
        data.close();
    }

    @Test
    void is_made_by_a_link_that_is_good_once() throws SQLException {
        String link = addedLink();

        Page made = client().get(link)
                .form(link)
                .with("accountAlias", "second-corp")
                .with("userName", "olga")
                .with("secret-password", PASSWORD)
                .with("secret-confirm", PASSWORD)
                .submit();

        assertThat(made.status()).isEqualTo(303);
        assertThat(client().get(link).status()).isEqualTo(404);
        assertThat(client().get(link).text()).contains("account add");
        assertThat(data.ask("select count(*) from account")).isEqualTo("2");
        PortalClient olga = client();
        assertThat(olga.signIn("second-corp", "olga", PASSWORD).status()).isEqualTo(303);
        assertThat(olga.get("/admin/users").html().select("tbody th").eachText())
                .containsExactly("olga");
        assertThat(client().signIn("acme", "dana", PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void leaves_a_sealed_row_that_names_who_made_the_link() throws SQLException {
        addedLink();

        assertThat(data.ask("""
                        select reason from audit_event e where action = 'host:IssueSetupLink'
                           and exists (select 1 from audit_seal s where e.event_id = any (s.event_ids)) limit 1
                        """)).startsWith("by the operating system's user ");
    }

    @Test
    void is_made_by_the_latest_link_alone() {
        String older = addedLink();
        String link = addedLink();

        assertThat(client().get(older).status()).isEqualTo(404);
        assertThat(client().get(link).status()).isEqualTo(200);
        try (PortalProcess misused =
                PortalProcess.on(data.path()).asking("account", "remove").start()) {
            assertThat(misused.awaitExit()).isEqualTo(2);
            assertThat(misused.output()).contains("account add");
        }
        assertThat(client().get(link).status()).isEqualTo(200);
    }

    private String addedLink() {
        try (PortalProcess command =
                PortalProcess.on(data.path()).asking("account", "add").start()) {
            assertThat(command.awaitExit()).as(command.output()).isZero();
            Matcher link = LINK.matcher(command.output());
            assertThat(link.find()).as(command.output()).isTrue();
            return link.group(1);
        }
    }

    private PortalClient client() {
        return PortalClient.at(portal.address("/"));
    }
}
