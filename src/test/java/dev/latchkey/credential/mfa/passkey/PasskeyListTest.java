package dev.latchkey.credential.mfa.passkey;

import static dev.latchkey.support.PasskeyCeremonies.filled;
import static dev.latchkey.support.PasskeyCeremonies.signIn;
import static dev.latchkey.support.SoftwareAuthenticator.BACKED_UP;
import static dev.latchkey.support.SoftwareAuthenticator.BACKUP_ELIGIBLE;
import static dev.latchkey.support.SoftwareAuthenticator.USER_PRESENT;
import static dev.latchkey.support.SoftwareAuthenticator.USER_VERIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.permission.DetachUserPolicy;
import dev.latchkey.platform.Sql;
import dev.latchkey.support.AuthenticatorApp;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Filled;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.SoftwareAuthenticator;
import dev.latchkey.support.SoftwareAuthenticator.Algorithm;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the list tells of each passkey, column by column, and the name that people give it. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PasskeyListTest {
    private static final String HOME = "/security-credentials";
    private static final String SECOND_DEVICE = "Assign a second one, kept in another place.";
    private static final int GOOD = USER_PRESENT | USER_VERIFIED;

    @Inject
    World world;

    @Inject
    Sql sql;

    @Inject
    TestClock clock;

    private final Instant added = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final PortalClient browser = PortalClient.open();
    private final SoftwareAuthenticator authenticator = here(Algorithm.ES256);

    @BeforeEach
    void stopTheClock() {
        clock.stopAt(added);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private World.Person withPasskey(String label) {
        World.Person dana = world.account().userWithPassword("dana").administrator();
        add(browser.signedIn(dana), authenticator, label);
        return dana;
    }

    private static SoftwareAuthenticator here(Algorithm algorithm) {
        return SoftwareAuthenticator.with(algorithm).at(PortalClient.openBase().toString());
    }

    private static void add(PortalClient somebody, SoftwareAuthenticator with, String label) {
        Page answer = filled(somebody, with, label).submit();
        assertThat(answer.status()).as(answer.text()).isEqualTo(303);
    }

    private static List<Element> rows(Page page) {
        return page.html().select("[data-section=mfa] tbody tr");
    }

    private static Element cell(Page page, String column) {
        Element cell = rows(page).get(0).selectFirst("[data-label='" + column + "']");
        return Objects.requireNonNull(cell, () -> column + " on\n" + page.text());
    }

    private static String at(Page page, String column) {
        return cell(page, column).select("time").attr("datetime");
    }

    @Nested
    class A_row {
        @Test
        void tells_name_type_identifier_and_when_it_was_created() {
            World.Person dana = withPasskey("my key");
            clock.advance(Duration.ofMinutes(20));

            Page page = browser.get(HOME);

            assertThat(rows(page)).hasSize(1);
            assertThat(cell(page, "Device").text()).isEqualTo("my key");
            assertThat(cell(page, "Type").select(".whole").text()).isEqualTo("Passkey or security key");
            assertThat(cell(page, "Identifier").text())
                    .startsWith("arn:aws:iam::" + dana.account().accountId() + ":u2f/user/dana/my-key-");
            assertThat(at(page, "Created")).isEqualTo(added.toString());
            assertThat(cell(page, "Created").text()).isEqualTo("20 min ago");
        }

        @Test
        void tells_when_it_was_last_used_whatever_for() {
            World.Person dana = withPasskey("my key");
            assertThat(cell(browser.get(HOME), "Last used").text()).isEqualTo("Never used");
            PortalClient other = PortalClient.open();

            clock.advance(Duration.ofHours(2));
            assertThat(signIn(other, authenticator.counting(1)).status()).isEqualTo(303);
            assertThat(at(other.get(HOME), "Last used"))
                    .isEqualTo(added.plus(Duration.ofHours(2)).toString());
            clock.advance(Duration.ofHours(3));
            Page again = signIn(PortalClient.open(), authenticator.counting(2));

            Page page = again.follow();
            assertThat(at(page, "Last used"))
                    .isEqualTo(added.plus(Duration.ofHours(5)).toString());
            assertThat(at(page, "Created")).isEqualTo(added.toString());
            assertThat(signIn(PortalClient.open(), authenticator.counting(2)).status())
                    .as("a copy of %s's", dana.name())
                    .isEqualTo(422);
            assertThat(at(again.client().get(HOME), "Last used"))
                    .isEqualTo(added.plus(Duration.ofHours(5)).toString());
        }

        @ParameterizedTest
        @CsvSource({
            "0, On this device only",
            "" + BACKUP_ELIGIBLE + ", 'Can be synced, is not yet'",
            "" + (BACKUP_ELIGIBLE | BACKED_UP) + ", Synced"
        })
        void tells_whether_it_is_synced(int backup, String told) {
            authenticator.saying(GOOD | backup);
            withPasskey("my key");

            assertThat(cell(browser.get(HOME), "Type").select(".remark").eachText())
                    .containsExactly(told);
        }

        @Test
        void tells_when_it_was_synced_meanwhile() {
            authenticator.saying(GOOD | BACKUP_ELIGIBLE);
            withPasskey("my key");

            Page later = signIn(PortalClient.open(), authenticator.saying(GOOD | BACKUP_ELIGIBLE | BACKED_UP));

            assertThat(cell(later.follow(), "Type").select(".remark").eachText())
                    .containsExactly("Synced");
        }

        @Test
        void tells_who_keeps_it_where_that_is_known() {
            authenticator.ofModel(UUID.fromString("bada5566-a7aa-401f-bd96-45619a55120d"));
            withPasskey("my key");

            assertThat(cell(browser.get(HOME), "Type").select(".remark").eachText())
                    .containsExactly("1Password", "On this device only");
        }

        @Test
        void tells_nothing_of_a_model_that_nobody_knows() {
            authenticator.ofModel(UUID.fromString("00000000-0000-4000-8000-000000000001"));
            withPasskey("my key");

            assertThat(cell(browser.get(HOME), "Type").select(".remark").eachText())
                    .containsExactly("On this device only");
        }
    }

    @Test
    void a_second_device_is_advised_to_whoever_has_one_alone() {
        assertThat(browser.signedIn(world.account().userWithPassword("olga").administrator())
                        .get(HOME)
                        .text())
                .doesNotContain(SECOND_DEVICE);
        withPasskey("my key");
        PortalClient withMfa = PortalClient.open();
        assertThat(signIn(withMfa, authenticator.counting(1)).follow().text()).contains(SECOND_DEVICE);

        add(withMfa, here(Algorithm.ES256), "another");

        assertThat(withMfa.get(HOME).text()).doesNotContain(SECOND_DEVICE);
    }

    @Nested
    class Its_name {
        private final PortalClient withMfa = PortalClient.open();
        private World.@Nullable Person dana;
        private String address = "";

        @BeforeEach
        void findIt() {
            dana = withPasskey("my key");
            assertThat(signIn(withMfa, authenticator.counting(1)).status()).isEqualTo(303);
            address = rows(withMfa.get(HOME)).get(0).select("a[href$=/rename]").attr("href");
        }

        private World.Person dana() {
            return Objects.requireNonNull(dana);
        }

        private Page rename(String label) {
            return withMfa.get(address).form(address).with("label", label).submit();
        }

        private String name() {
            return cell(withMfa.get(HOME), "Device").text();
        }

        @Test
        void can_be_changed_and_its_identifier_stays() {
            String identifier = cell(withMfa.get(HOME), "Identifier").text();
            assertThat(withMfa.get(address).html().select("[name=label]").val()).isEqualTo("my key");

            Page answer = rename("<b>Key</b> 2");

            assertThat(answer.status()).isEqualTo(303);
            assertThat(name()).isEqualTo("<b>Key</b> 2");
            assertThat(cell(withMfa.get(HOME), "Identifier").text()).isEqualTo(identifier);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "a\tb", "a\nb", "a\u202Eb", "a\u2028b", "65"})
        void is_something_that_can_be_read(String typed) {
            String wrong = typed.equals("65") ? "x".repeat(65) : typed;

            Page answer = rename(wrong);

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.html().select("#label-problem").text()).contains("Use 1 to 64 characters");
            assertThat(name()).isEqualTo("my key");
        }

        @Test
        void may_be_that_of_another_one_for_the_identifier_tells_them_apart() {
            clock.advance(Duration.ofMinutes(1));
            add(withMfa, here(Algorithm.EDDSA), "my other key");

            assertThat(rename("my other key").status()).isEqualTo(303);

            Page page = withMfa.get(HOME);
            assertThat(page.html()
                            .select("[data-section=mfa] [data-label=Device]")
                            .eachText())
                    .containsExactly("my other key", "my other key");
            assertThat(page.html()
                            .select("[data-section=mfa] [data-label=Identifier]")
                            .eachText())
                    .doesNotHaveDuplicates();
        }

        @Test
        void is_changed_in_a_session_with_mfa_only() {
            Filled drawn = withMfa.get(address).form(address).with("label", "stolen");
            sql.change("update web_session set mfa_at = null, mfa_serial = null where user_id = ?", dana().userId());

            assertThat(reasons(drawn.submit())).containsExactly("needs-mfa");

            Page closed = withMfa.get(address);
            assertThat(reasons(closed)).containsExactly("needs-mfa");
            assertThat(closed.html().select("[name=label]")).isEmpty();
            assertThat(rows(withMfa.get(HOME)).get(0).select("a[href$=/rename]"))
                    .isEmpty();
            assertThat(name()).isEqualTo("my key");
        }

        @Test
        void is_not_told_or_changed_by_whoever_has_no_permission() {
            World.Person paul = dana().account().userWithPassword("paul").administrator();
            String hers = address.replace(HOME, "/admin/users/dana");
            PortalClient his = PortalClient.open().signedIn(paul);
            Page open = his.get(hers);
            assertThat(open.html().select("[name=label]").val()).isEqualTo("my key");
            dana().account().perform(new DetachUserPolicy("paul", "arn:aws:iam::aws:policy/AdministratorAccess"));

            Page refused = open.form(hers).with("label", "x").submit();

            assertThat(refused.status()).isEqualTo(403);
            assertThat(reasons(refused)).containsExactly("not-granted");
            assertThat(his.get(hers).response().body()).doesNotContain("my key");
            assertThat(name()).isEqualTo("my key");
        }

        @Test
        void is_not_that_of_somebody_else_s_device() {
            for (World.Account account : List.of(dana().account(), world.account())) {
                World.Person olga = account.userWithPassword("olga").administrator();
                SoftwareAuthenticator other = here(Algorithm.ES256);
                add(PortalClient.open().signedIn(olga), other, "olga's key");
                PortalClient hers = PortalClient.open();
                signIn(hers, other);
                String own =
                        rows(hers.get(HOME)).get(0).select("a[href$=/rename]").attr("href");
                Filled drawn = hers.get(own).form(own).with("label", "mine now");

                assertThat(hers.get(address).status()).isEqualTo(404);
                assertThat(hers.post(address, drawn.fields()).status()).isEqualTo(404);
            }
            assertThat(name()).isEqualTo("my key");
        }

        @Test
        void stays_where_the_device_is_an_app_for_it_is_part_of_its_identifier() {
            clock.advance(Duration.ofMinutes(1));
            Page wizard = withMfa.get(HOME + "/mfa/new");
            AuthenticatorApp app = AuthenticatorApp.with(
                    wizard.html().select("[data-secret=totp-seed]").text(), clock);
            assertThat(wizard.form(HOME + "/mfa/new")
                            .with("secret-mfaCode1", app.code(-1))
                            .with("secret-mfaCode2", app.code())
                            .submit()
                            .status())
                    .isEqualTo(303);
            String ofApp = rows(withMfa.get(HOME))
                    .get(1)
                    .select("a[href$=/remove]")
                    .attr("href")
                    .replace("/remove", "/rename");

            Page told = withMfa.get(ofApp);
            Page refused = withMfa.post(
                    ofApp,
                    withMfa.get(address).form(address).with("label", "phone").fields());

            assertThat(told.status()).isEqualTo(200);
            assertThat(told.text()).contains("The name of dana is part of its identifier", "cannot be changed");
            assertThat(told.html().select("[name=label]")).isEmpty();
            assertThat(rows(withMfa.get(HOME)).get(1).select("a[href$=/rename]"))
                    .isEmpty();
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text()).contains("cannot be changed");
            assertThat(withMfa.get(HOME)
                            .html()
                            .select("[data-section=mfa] [data-label=Device]")
                            .eachText())
                    .containsExactly("my key", "dana");
        }

        private List<String> reasons(Page page) {
            return page.html().select("main [data-reason]").eachAttr("data-reason");
        }
    }
}
