package dev.latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.platform.HostCommand;
import dev.latchkey.platform.Sql;
import dev.latchkey.secret.Keys;
import dev.latchkey.support.AuthenticatorApp;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the operator can do for somebody on the host, beside a running portal. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RecoveryTest {
    private static final String NEW_DEVICE = "/security-credentials/mfa/new";
    private static final String HOME = "/security-credentials";

    @Inject
    World world;

    @Inject
    AgroalDataSource database;

    @Inject
    Sql sql;

    @Inject
    TestClock clock;

    @Inject
    Keys keys;

    private World.Account account;
    private World.Person mia;

    @BeforeEach
    void somebody() {
        clock.stopAt(Instant.ofEpochSecond(Instant.now().getEpochSecond() / 30 * 30));
        account = world.account();
        mia = account.userWithPassword("mia").withPublished("ManageOwnCredentialsWithMFA");
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private HostCommand.Answer ask(String... words) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new Recovery()
                    .run(
                            List.of(words),
                            new HostCommand.Host(
                                    connection,
                                    "https://portal.example.com",
                                    keys,
                                    java.nio.file.Path.of("data"),
                                    clock,
                                    line -> {}));
        }
    }

    private String answerTo(String... words) throws SQLException {
        return String.join("\n", ask(words).lines());
    }

    private PortalClient enrolled() {
        Page page = PortalClient.open().signedIn(mia).get(NEW_DEVICE);
        AuthenticatorApp app = AuthenticatorApp.with(
                page.html().select("[data-secret=totp-seed]").text(), clock);
        assertThat(page.form(NEW_DEVICE)
                        .with("secret-mfaCode1", app.code(-1))
                        .with("secret-mfaCode2", app.code())
                        .submit()
                        .status())
                .isEqualTo(303);
        return page.client();
    }

    private Page signIn(String password) {
        return PortalClient.open().signIn(account.alias(), "mia", password);
    }

    private List<String> told(String action) {
        return sql.all(
                "select principal_name || ', ' || result || ', ' || resource || ', ' || reason as told from audit_event"
                        + " where account_id = ? and action = ?",
                row -> row.text("told"),
                account.accountId(),
                action);
    }

    private String byWhom() {
        return "by the operating system's user " + System.getProperty("user.name");
    }

    @Test
    void lists_who_has_what_in_an_account_by_its_id_or_alias() throws SQLException {
        enrolled();

        assertThat(answerTo("list", account.accountId())).isEqualTo("mia  1 MFA device(s)  virtual mia");
        assertThat(answerTo("list", account.alias())).isEqualTo("mia  1 MFA device(s)  virtual mia");
        assertThat(told("host:ListFactors"))
                .containsExactly("root, allowed, *, " + byWhom(), "root, allowed, *, " + byWhom());
    }

    @Test
    void takes_the_devices_of_a_user_who_lost_them_and_ends_their_sessions() throws SQLException {
        PortalClient session = enrolled();
        assertThat(signIn(World.PASSWORD).location()).isEqualTo("/signin/mfa");

        answerTo("clear-factors", account.alias(), "MIA");

        assertThat(session.get(HOME).status()).isEqualTo(303);
        assertThat(signIn(World.PASSWORD).location()).isEqualTo(HOME);
        assertThat(told("host:ClearFactors")).containsExactly("root, allowed, " + mia.arn() + ", " + byWhom());
    }

    @Test
    void leaves_policies_as_they_are() throws SQLException {
        enrolled();
        answerTo("clear-factors", account.alias(), "mia");

        assertThat(PortalClient.open()
                        .signedIn(mia)
                        .get(HOME)
                        .html()
                        .select("[data-action='iam:CreateAccessKey']")
                        .attr("data-decision"))
                .isEqualTo("denied");
    }

    @Test
    void forgets_the_wrong_passwords_of_a_user() throws SQLException {
        for (int i = 0; i < 5; i++) {
            signIn("wrong");
        }
        assertThat(signIn(World.PASSWORD).status()).isEqualTo(422);

        answerTo("clear-throttle", account.accountId(), "mia");

        assertThat(signIn(World.PASSWORD).status()).isEqualTo(303);
        assertThat(told("host:ClearThrottle")).containsExactly("root, allowed, " + mia.arn() + ", " + byWhom());
    }

    private Page openedLink(String answer) {
        String address = answer.substring(answer.indexOf("/signin/link?token="));
        return PortalClient.open().get(address);
    }

    @Test
    void makes_a_link_that_asks_for_the_device_all_the_same() throws SQLException {
        enrolled();

        Page page = openedLink(answerTo("sign-in-link", account.alias(), "mia"));

        assertThat(page.form("/signin/link").submit().location()).isEqualTo("/signin/mfa");
        assertThat(told("host:IssueSignInLink")).containsExactly("root, allowed, " + mia.arn() + ", " + byWhom());
    }

    @Test
    void makes_a_link_that_is_good_for_an_hour() throws SQLException {
        String answer = answerTo("sign-in-link", account.alias(), "mia");

        clock.advance(Duration.ofMinutes(61));

        assertThat(openedLink(answer).html().select("form[action='/signin/link']"))
                .isEmpty();
    }

    @Test
    void replaces_an_earlier_link() throws SQLException {
        String earlier = answerTo("sign-in-link", account.alias(), "mia");
        answerTo("sign-in-link", account.alias(), "mia");

        assertThat(openedLink(earlier).html().select("form[action='/signin/link']"))
                .isEmpty();
    }

    @Test
    void says_so_where_there_is_no_such_account_or_user() {
        assertThatThrownBy(() -> ask("list", "nobody-s-corp")).hasMessage("there is no account `nobody-s-corp`");
        assertThatThrownBy(() -> ask("clear-factors", account.alias(), "zoe"))
                .hasMessage("there is no user `zoe` in account `" + account.alias() + "`");
    }

    @Test
    void tells_how_it_is_used_where_it_does_not_understand() throws SQLException {
        assertThat(ask()).isEqualTo(HostCommand.Answer.MISUSED);
        assertThat(ask("list")).isEqualTo(HostCommand.Answer.MISUSED);
        assertThat(ask("make-administrator", account.alias(), "mia")).isEqualTo(HostCommand.Answer.MISUSED);
        assertThat(new Recovery().usage()).hasSize(5);
    }
}
