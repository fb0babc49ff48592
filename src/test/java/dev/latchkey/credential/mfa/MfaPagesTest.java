package dev.latchkey.credential.mfa;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.platform.Sql;
import dev.latchkey.secret.SecretText;
import dev.latchkey.support.AuthenticatorApp;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A device from its QR code to its end, as one person meets it on the pages. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MfaPagesTest {
    private static final String HOME = "/security-credentials";
    private static final String NEW = HOME + "/mfa/new";
    private static final String CHALLENGE = "/signin/mfa";
    private static final String VERIFY = "/verify";
    private static final String MFA_POLICY = "ManageOwnCredentialsWithMFA";

    @Inject
    World world;

    @Inject
    Sql sql;

    @Inject
    TestClock clock;

    private final PortalClient browser = PortalClient.open();

    @BeforeEach
    void stopTheClock() {
        clock.stopAt(Instant.ofEpochSecond(Instant.now().getEpochSecond() / 30 * 30 + 10));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private World.Person mia() {
        return world.account().userWithPassword("mia").withPublished(MFA_POLICY);
    }

    private AuthenticatorApp appOf(Page page) {
        return AuthenticatorApp.with(
                page.html().select("[data-secret=totp-seed]").text(), clock);
    }

    private static Page add(Page page, String first, String second) {
        return page.form(NEW)
                .with("secret-mfaCode1", first)
                .with("secret-mfaCode2", second)
                .submit();
    }

    /** Adds a device named like the user, with codes of the step before and of now. */
    private AuthenticatorApp enrol(PortalClient signedIn) {
        Page page = signedIn.get(NEW);
        AuthenticatorApp app = appOf(page);
        Page added = add(page, app.code(-1), app.code());
        assertThat(added.status()).as(added.text()).isEqualTo(303);
        return app;
    }

    private static Page verify(Page page, String code) {
        return page.form(VERIFY).with("secret-mfaCode", code).submit();
    }

    private void nextCode() {
        clock.advance(Duration.ofSeconds(30));
    }

    private static Element control(Page page, String action) {
        Element control = page.html().selectFirst("[data-section=mfa] [data-action='" + action + "']");
        return Objects.requireNonNull(control, () -> action + " on\n" + page.text());
    }

    private static String problem(Page page, String field) {
        return page.html().select("#" + field + "-problem").text();
    }

    @Nested
    class Adding_a_device {

        @Test
        void leaves_nothing_behind_when_it_is_given_up_and_shows_the_same_QR_code_when_it_is_opened_again() {
            PortalClient mia = browser.signedIn(mia());
            Page first = mia.get(NEW);

            Page again = mia.get(NEW);

            assertThat(first.html().select("#deviceName").val()).isEqualTo("mia");
            assertThat(again.html().select("svg path[d]").attr("d"))
                    .isEqualTo(first.html().select("svg path[d]").attr("d"))
                    .isNotEmpty();
            assertThat(mia.get(HOME).html().select("[data-section=mfa] table")).isEmpty();
            enrol(mia);
        }

        @Test
        void offers_the_seed_to_an_app_on_the_very_device_too() {
            Page page = browser.signedIn(mia()).get(NEW);

            String link = page.html().select("a[href^='otpauth:']").attr("href");

            assertThat(link)
                    .startsWith("otpauth://totp/")
                    .contains("secret=" + appOf(page).base32Seed());
            assertThat(link).contains("issuer=");
            assertThat(page.html().select("[data-secret=totp-seed]").text()).matches("([A-Z2-7]{4} )*[A-Z2-7]{1,4}");
        }

        @Test
        void is_closed_with_the_number_where_there_are_as_many_as_one_may_have() {
            World.Account account = world.account();
            account.user("ada");
            for (int i = 0; i < 8; i++) {
                VirtualMfaDeviceMetadata made = account.perform(CreateVirtualMfaDevice.named("ada" + i));
                String seed = new String(Objects.requireNonNull(made.base32StringSeed()), US_ASCII);
                AuthenticatorApp app = AuthenticatorApp.with(seed, clock);
                account.perform(new EnableMfaDevice(
                        "ada", made.serialNumber(), SecretText.of(app.code(-1)), SecretText.of(app.code())));
            }
            PortalClient dana =
                    browser.signedIn(account.userWithPassword("dana").administrator());

            Page page = dana.get("/admin/users/ada");

            assertThat(control(page, "iam:EnableMFADevice").attr("data-decision"))
                    .isEqualTo("denied");
            assertThat(page.html()
                            .select("[data-section=mfa] [data-reason=quota]")
                            .text())
                    .contains("8 of 8 MFA devices");
        }

        @Test
        void another_half_hour_means_another_QR_code() {
            PortalClient mia = browser.signedIn(mia());
            AuthenticatorApp late = appOf(mia.get(NEW));
            Page page = mia.get(NEW);
            clock.advance(Duration.ofMinutes(14));
            mia.get(HOME);
            clock.advance(Duration.ofMinutes(16));

            Page again = mia.get(NEW);

            assertThat(appOf(again).base32Seed()).isNotEqualTo(late.base32Seed());
            assertThat(page.status()).isEqualTo(200);
        }

        @Test
        void tells_what_is_wrong_with_two_codes() {
            PortalClient mia = browser.signedIn(mia());
            Page page = mia.get(NEW);
            AuthenticatorApp app = appOf(page);

            assertThat(problem(add(page, app.code(), app.code()), "mfaCode1")).contains("the same code twice");
            assertThat(problem(add(mia.get(NEW), app.code(), app.code(-1)), "mfaCode1"))
                    .contains("wrong order");
            assertThat(problem(add(mia.get(NEW), app.code(-2), app.code()), "mfaCode1"))
                    .contains("another code between");
            assertThat(problem(add(mia.get(NEW), app.code(-200), app.code(-199)), "mfaCode1"))
                    .contains("not two codes in a row");
            assertThat(problem(add(mia.get(NEW), "12345", "abcdef"), "mfaCode2"))
                    .contains("6 digits");
        }

        /** The clock of the phone is off by that much, as long as it runs evenly. */
        @ParameterizedTest
        @ValueSource(strings = {"PT31S", "-PT31S", "PT45M", "-PT45M"})
        void goes_by_the_clock_of_the_device_then_and_at_the_next_sign_in(String off) {
            World.Person person = mia();
            PortalClient mia = browser.signedIn(person);
            Page page = mia.get(NEW);
            AuthenticatorApp phone = appOf(page).off(Duration.parse(off));

            assertThat(add(page, phone.code(-1), phone.code()).status()).isEqualTo(303);
            nextCode();
            PortalClient other = PortalClient.open();
            Page challenge = other.signIn(person.account().accountId(), "mia", World.PASSWORD)
                    .follow();

            assertThat(challenge
                            .form(CHALLENGE)
                            .with("secret-mfaCode", phone.code())
                            .submit()
                            .location())
                    .isEqualTo(HOME);
        }

        @ParameterizedTest
        @ValueSource(strings = {"PT55M", "-PT55M"})
        void refuses_a_clock_that_is_off_by_nearly_an_hour(String off) {
            PortalClient mia = browser.signedIn(mia());
            Page page = mia.get(NEW);
            AuthenticatorApp phone = appOf(page).off(Duration.parse(off));

            assertThat(add(page, phone.code(-1), phone.code()).status()).isEqualTo(422);
            assertThat(mia.get(HOME).html().select("[data-section=mfa] table")).isEmpty();
        }

        @Test
        void twice_at_the_same_moment_makes_one_device_and_tells_the_other_one() {
            World.Person person = mia();
            PortalClient one = browser.signedIn(person);
            PortalClient other = PortalClient.open().signedIn(person);
            Page first = one.get(NEW);
            Page second = other.get(NEW);
            AuthenticatorApp app = appOf(first);
            AuthenticatorApp same = appOf(second);

            List<Page> answers = Stream.of(
                            CompletableFuture.supplyAsync(() -> add(first, app.code(-1), app.code())),
                            CompletableFuture.supplyAsync(() -> add(second, same.code(-1), same.code())))
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(answers)
                    .extracting(Page::status)
                    .containsOnlyOnce(303)
                    .filteredOn(status -> status != 303)
                    .allMatch(status -> status == 409 || status == 422 || status == 403);
            assertThat(one.get(HOME).html().select("[data-section=mfa] tbody tr"))
                    .hasSize(1);
        }

        @Test
        void takes_another_name_only_where_the_permissions_do_and_says_so_while_it_is_typed() {
            PortalClient mia = browser.signedIn(mia());
            PortalClient typing = mia.copy().header("HX-Request", "true");

            Page refused = add(new Page(mia, NEW, mia.get(NEW).response()), "111111", "222222");
            assertThat(typing.get(NEW + "?deviceName=phone").text())
                    .isEqualTo("Your permissions allow a device named mia only.");
            assertThat(typing.get(NEW + "?deviceName=mia").text()).isEmpty();
            Page page = mia.get(NEW);
            AuthenticatorApp app = appOf(page);
            Page named = page.form(NEW)
                    .with("deviceName", "phone")
                    .with("secret-mfaCode1", app.code(-1))
                    .with("secret-mfaCode2", app.code())
                    .submit();

            assertThat(refused.status()).isEqualTo(422);
            assertThat(named.status()).isEqualTo(403);
            assertThat(problem(named, "deviceName")).contains("a device named mia only");
            assertThat(named.html().select("#deviceName").val()).isEqualTo("phone");
        }

        @Test
        void a_device_that_is_left_over_is_told_and_removed_by_whoever_may() {
            World.Person dana = world.account().userWithPassword("dana").administrator();
            dana.account().perform(CreateVirtualMfaDevice.named("dana"));
            PortalClient admin = browser.signedIn(dana);
            Page page = admin.get(NEW);
            AuthenticatorApp app = appOf(page);

            Page taken = add(page, app.code(-1), app.code());
            assertThat(taken.status()).isEqualTo(422);
            assertThat(problem(taken, "deviceName")).contains("There is a device named dana already");
            String remove = taken.html()
                    .select("[data-action='iam:DeleteVirtualMFADevice']")
                    .attr("href");
            Page gone = admin.get(remove).form(remove).submit();

            assertThat(gone.status()).isEqualTo(303);
            assertThat(add(admin.get(NEW), app.code(-1), app.code()).status()).isEqualTo(303);
        }
    }

    @Nested
    class A_device_that_was_made_and_never_enabled {

        @Test
        void is_told_to_whoever_it_is_in_the_way_of_with_the_reason_why_it_stays() {
            World.Person person = mia();
            person.account().perform(CreateVirtualMfaDevice.named("mia"));
            PortalClient mia = browser.signedIn(person);

            for (String address : List.of(HOME, NEW)) {
                Page page = mia.get(address);
                assertThat(page.text()).as(address).contains("There is a device named mia that belongs to nobody");
                assertThat(page.html()
                                .select("main [data-action='iam:DeleteVirtualMFADevice']")
                                .eachAttr("data-decision"))
                        .containsExactly("denied");
                assertThat(page.html()
                                .select("main [data-action='iam:DeleteVirtualMFADevice'] + .why-block [data-reason]"))
                        .hasSize(1);
            }
            assertThat(mia.get(NEW)
                            .html()
                            .select("main [data-action='iam:DeleteVirtualMFADevice'] + .why-block .request-text")
                            .text())
                    .as("what to ask an administrator for, since no other name is permitted")
                    .contains(
                            "Action: iam:DeleteVirtualMFADevice",
                            "Resource: arn:aws:iam::" + person.account().accountId());
        }

        @Test
        void is_deleted_from_the_list_by_whoever_may() {
            World.Person dana = world.account().userWithPassword("dana").administrator();
            dana.account().perform(CreateVirtualMfaDevice.named("dana"));
            PortalClient admin = browser.signedIn(dana);
            String delete =
                    control(admin.get(HOME), "iam:DeleteVirtualMFADevice").attr("href");

            assertThat(admin.get(delete).form(delete).submit().status()).isEqualTo(303);

            assertThat(admin.get(HOME).text()).doesNotContain("belongs to nobody");
        }
    }

    @Nested
    class The_session_in_which_it_was_added {

        @Test
        void is_without_MFA_until_a_new_code_is_verified_in_place() {
            PortalClient mia = browser.signedIn(mia());
            AuthenticatorApp app = enrol(mia);
            String before = mia.cookie("__Host-sid").orElseThrow();

            Page stillWithout = mia.get(HOME);
            assertThat(control(stillWithout, "iam:DeactivateMFADevice").attr("data-decision"))
                    .isEqualTo("denied");
            assertThat(control(stillWithout, "iam:ResyncMFADevice").attr("data-decision"))
                    .isEqualTo("allowed");
            Page question = mia.get(VERIFY + "?for=mfa&next=" + HOME);
            assertThat(question.text()).contains("The last codes are used up; the next one works in 20 s.");
            assertThat(verify(question, app.code()).status()).as("used up").isEqualTo(422);
            nextCode();
            PortalClient stolen = mia.copy();
            Page verified = verify(mia.get(VERIFY + "?for=mfa&next=" + HOME), app.code());

            assertThat(verified.location()).isEqualTo(HOME);
            assertThat(stolen.get(HOME).status()).as("the old id").isEqualTo(303);
            assertThat(mia.cookie("__Host-sid").orElseThrow()).isNotEqualTo(before);
            Page open = verified.follow();
            assertThat(control(open, "iam:DeactivateMFADevice").attr("data-decision"))
                    .isEqualTo("allowed");
            assertThat(open.html()
                            .select("[data-section=password] [data-action='iam:ChangePassword']")
                            .attr("data-decision"))
                    .isEqualTo("allowed");
            assertThat(open.html().select(".mfa-badge").text()).startsWith("MFA");
        }

        @Test
        void is_told_what_goes_with_the_last_device_and_types_its_name() {
            PortalClient mia = browser.signedIn(mia());
            AuthenticatorApp app = enrol(mia);
            nextCode();
            verify(mia.get(VERIFY + "?for=mfa&next=" + HOME), app.code());
            String remove = control(mia.get(HOME), "iam:DeactivateMFADevice").attr("href");

            Page question = mia.get(remove);

            assertThat(question.text()).contains("It is the last one: signing in takes the password alone");
            assertThat(question.form(remove).submit().status()).isEqualTo(422);
            assertThat(question.form(remove)
                            .with("confirmation", "phone")
                            .submit()
                            .status())
                    .isEqualTo(422);
            assertThat(mia.get(HOME).html().select("[data-section=mfa] tbody tr"))
                    .hasSize(1);
        }

        @Test
        void loses_its_MFA_when_that_device_is_removed_and_other_sessions_end() {
            World.Person person = mia();
            PortalClient mia = browser.signedIn(person);
            AuthenticatorApp app = enrol(mia);
            nextCode();
            verify(mia.get(VERIFY + "?for=mfa&next=" + HOME), app.code());
            nextCode();
            PortalClient elsewhere = PortalClient.open();
            elsewhere
                    .signIn(person.account().accountId(), "mia", World.PASSWORD)
                    .follow()
                    .form(CHALLENGE)
                    .with("secret-mfaCode", app.code())
                    .submit();
            assertThat(elsewhere.get(HOME).status()).isEqualTo(200);
            String before = mia.cookie("__Host-sid").orElseThrow();
            String remove = control(mia.get(HOME), "iam:DeactivateMFADevice").attr("href");

            Page confirm = mia.get(remove);
            assertThat(confirm.text()).contains("Without MFA you lose", "iam:CreateAccessKey");
            assertThat(confirm.form(remove).with("confirmation", "no").submit().status())
                    .isEqualTo(422);
            Page removed =
                    mia.get(remove).form(remove).with("confirmation", "mia").submit();

            assertThat(removed.status()).isEqualTo(303);
            assertThat(mia.cookie("__Host-sid").orElseThrow()).isNotEqualTo(before);
            Page after = removed.follow();
            assertThat(after.html().select(".mfa-badge").text()).startsWith("No MFA");
            assertThat(after.html().select("[data-section=mfa] table")).isEmpty();
            assertThat(elsewhere.get(HOME).status()).isEqualTo(303);
            PortalClient.open().signedIn(person);
        }

        @Test
        void refuses_the_form_of_a_button_that_was_closed_meanwhile() {
            World.Person person = mia();
            PortalClient mia = browser.signedIn(person);
            AuthenticatorApp app = enrol(mia);
            nextCode();
            verify(mia.get(VERIFY + "?for=mfa&next=" + HOME), app.code());
            String remove = control(mia.get(HOME), "iam:DeactivateMFADevice").attr("href");
            var form = mia.get(remove).form(remove).with("confirmation", "mia");
            sql.change("update web_session set mfa_at = null, mfa_serial = null where user_id = ?", person.userId());

            Page refused = form.submit();

            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.html().select("main [data-reason=needs-mfa]")).isNotEmpty();
            Page closed = mia.get(remove);
            assertThat(closed.html().select("form[action='" + remove + "']")).isEmpty();
            assertThat(closed.html().select("[data-action='iam:DeactivateMFADevice'][data-decision=denied]"))
                    .hasSize(1);
            assertThat(mia.get(HOME).html().select("[data-section=mfa] tbody tr"))
                    .hasSize(1);
        }
    }

    @Nested
    class Signing_in_with_a_device {

        private final World.Person person = mia();
        private AuthenticatorApp app = AuthenticatorApp.with("", clock);

        @BeforeEach
        void enrolFirst() {
            app = enrol(PortalClient.open().signedIn(person));
            nextCode();
        }

        private Page challenge() {
            Page answer = browser.signIn(person.account().accountId(), "mia", World.PASSWORD);
            assertThat(answer.location()).isEqualTo(CHALLENGE);
            assertThat(browser.cookie("__Host-sid")).isEmpty();
            return answer.follow();
        }

        private Page answer(Page page, String code) {
            return page.form(CHALLENGE).with("secret-mfaCode", code).submit();
        }

        @Test
        void takes_a_code_and_is_a_session_with_MFA() {
            Page page = challenge();
            assertThat(page.text()).contains("Verify it is you", "Lost your device?", "iam:DeactivateMFADevice");

            Page home = answer(
                            page, app.code().substring(0, 3) + " " + app.code().substring(3))
                    .follow();

            assertThat(home.html().select(".mfa-badge").text()).startsWith("MFA");
        }

        @Test
        void is_asked_for_the_device_that_was_chosen() {
            VirtualMfaDeviceMetadata made = person.account().perform(CreateVirtualMfaDevice.named("tablet"));
            String seed = new String(Objects.requireNonNull(made.base32StringSeed()), US_ASCII);
            AuthenticatorApp tablet = AuthenticatorApp.with(seed, clock);
            person.account()
                    .perform(new EnableMfaDevice(
                            "mia",
                            made.serialNumber(),
                            SecretText.of(tablet.code(-2)),
                            SecretText.of(tablet.code(-1))));
            Page first = challenge();
            assertThat(first.text()).contains("Open mia and type the code");
            assertThat(answer(first, tablet.code()).status()).isEqualTo(422);

            Page second = browser.get(first.html().select(".other-ways a").attr("href"));

            assertThat(second.text()).contains("Open tablet and type the code");
            assertThat(answer(second, tablet.code()).location()).isEqualTo(HOME);
        }

        @Test
        void opens_no_other_page_before() {
            challenge();

            for (String page : List.of(HOME, NEW, VERIFY, "/signin/change-password")) {
                assertThat(browser.get(page).status()).as(page).isEqualTo(303);
            }
        }

        @Test
        void takes_no_code_twice_and_none_of_an_older_step() {
            answer(challenge(), app.code());
            PortalClient.open();

            Page replayed = answer(challengeAnew(), app.code());
            Page older = answer(challengeAnew(), app.code(-1));

            assertThat(replayed.status()).isEqualTo(422);
            assertThat(problem(replayed, "mfaCode")).contains("not right or was already used");
            assertThat(older.status()).isEqualTo(422);
        }

        private Page challengeAnew() {
            browser.dropCookie("__Host-sid");
            return challenge();
        }

        @Test
        void ends_after_five_wrong_codes() {
            Page page = challenge();
            for (int i = 0; i < 4; i++) {
                page = answer(page, "000000");
                assertThat(page.status()).isEqualTo(422);
            }

            Page last = answer(page, "000000");

            assertThat(last.location()).isEqualTo("/signin");
            assertThat(browser.get(CHALLENGE).location()).isEqualTo("/signin");
        }

        @Test
        void takes_no_code_for_an_hour_after_twenty_wrong_ones() {
            for (int i = 0; i < 20; i++) {
                answer(challengeAnew(), "000000");
            }

            Page paused = answer(challengeAnew(), app.code());
            assertThat(paused.text()).contains("none is taken for a while");
            clock.advance(Duration.ofHours(1));

            assertThat(answer(challengeAnew(), app.code()).location()).isEqualTo(HOME);
        }

        @Test
        void ends_when_an_administrator_removes_the_device_who_has_to_say_why() {
            World.Person dana = person.account().userWithPassword("dana").administrator();
            challenge();
            PortalClient admin = PortalClient.open().signedIn(dana);
            String remove = control(admin.get("/admin/users/mia"), "iam:DeactivateMFADevice")
                    .attr("href");

            Page silent =
                    admin.get(remove).form(remove).with("confirmation", "mia").submit();
            assertThat(problem(silent, "reason")).contains("Say why");
            Page removed = admin.get(remove)
                    .form(remove)
                    .with("reason", "lost her phone")
                    .with("confirmation", "mia")
                    .submit();

            assertThat(removed.status()).isEqualTo(303);
            assertThat(browser.get(CHALLENGE).location()).isEqualTo("/signin");
            assertThat(PortalClient.open().signedIn(person).get(HOME).text())
                    .contains("An MFA device was removed by dana");
        }

        @Test
        void a_device_whose_clock_is_off_is_brought_back_into_step() {
            PortalClient mia = browser;
            answer(challenge(), app.code());
            AuthenticatorApp slow = app.off(Duration.ofMinutes(45));
            String resync = control(mia.get(HOME), "iam:ResyncMFADevice").attr("href");

            Page done = mia.get(resync)
                    .form(resync)
                    .with("secret-mfaCode1", slow.code(-1))
                    .with("secret-mfaCode2", slow.code())
                    .submit();

            assertThat(done.status()).isEqualTo(303);
            nextCode();
            assertThat(answer(challengeAnew(), app.code()).status())
                    .as("the old clock")
                    .isEqualTo(422);
            assertThat(answer(challengeAnew(), slow.code()).location()).isEqualTo(HOME);
        }
    }

    @Nested
    class A_password_that_is_due_under_a_policy_that_wants_MFA {

        @Test
        void is_replaced_after_a_first_device_was_added_and_verified_within_the_sign_in() {
            World.Person mia = world.account()
                    .user("mia")
                    .withTemporaryPassword(World.PASSWORD)
                    .withPublished(MFA_POLICY);
            Page due = browser.signIn(mia.account().accountId(), "mia", World.PASSWORD);
            assertThat(due.location()).isEqualTo("/signin/change-password");
            assertThat(due.follow().location()).isEqualTo("/signin/mfa/new");
            browser.get("/signin/mfa/new");
            clock.advance(Duration.ofMinutes(12));

            Page page = browser.get("/signin/mfa/new");
            AuthenticatorApp app = appOf(page);
            Page added = page.form("/signin/mfa/new")
                    .with("secret-mfaCode1", app.code(-1))
                    .with("secret-mfaCode2", app.code())
                    .submit();
            assertThat(added.location()).isEqualTo(CHALLENGE);
            assertThat(browser.get(HOME).status()).isEqualTo(303);
            nextCode();
            Page verified = added.follow()
                    .form(CHALLENGE)
                    .with("secret-mfaCode", app.code())
                    .submit();
            assertThat(verified.location()).isEqualTo("/signin/change-password");
            Page changed = verified.follow()
                    .form("/signin/change-password")
                    .with("secret-newPassword", World.OTHER_PASSWORD)
                    .with("secret-confirmPassword", World.OTHER_PASSWORD)
                    .submit();

            assertThat(changed.location()).isEqualTo(HOME);
            assertThat(changed.follow().html().select(".mfa-badge").text()).startsWith("MFA");
        }

        @Test
        void leaves_nothing_behind_when_the_sign_in_is_given_up_in_between() {
            World.Account account = world.account();
            account.user("mia").withTemporaryPassword(World.PASSWORD).withPublished(MFA_POLICY);
            World.Person dana = account.userWithPassword("dana").administrator();
            browser.signIn(account.accountId(), "mia", World.PASSWORD);
            Page page = browser.get("/signin/mfa/new");
            assertThat(page.form("/signin/mfa/new")
                            .with("secret-mfaCode1", appOf(page).code(-1))
                            .with("secret-mfaCode2", appOf(page).code(-1))
                            .submit()
                            .status())
                    .isEqualTo(422);

            browser.get("/signin/mfa/new").form("/signout").submit();

            assertThat(browser.get("/signin/mfa/new").location()).isEqualTo("/signin");
            Page user = PortalClient.open().signedIn(dana).get("/admin/users/mia");
            assertThat(user.html().select("[data-section=mfa]")).hasSize(1);
            assertThat(user.html().select("[data-section=mfa] tbody tr")).isEmpty();
            assertThat(browser.signIn(account.accountId(), "mia", World.PASSWORD)
                            .follow()
                            .location())
                    .isEqualTo("/signin/mfa/new");
        }
    }

    @Nested
    class A_proof_that_is_too_old {

        @Test
        void is_asked_for_once_more_before_a_device_is_added_and_the_form_is_kept() {
            PortalClient mia = browser.signedIn(mia());
            clock.advance(Duration.ofMinutes(15));
            Page page = mia.get(NEW);
            AuthenticatorApp app = appOf(page);

            Page asked = add(page, app.code(-1), app.code());
            assertThat(asked.location()).startsWith(VERIFY + "?for=iam%3ACreateVirtualMFADevice&next=");
            Page question = asked.follow();
            assertThat(question.text()).contains("Confirm it is you");
            assertThat(question.form(VERIFY)
                            .with("secret-password", "wrong")
                            .submit()
                            .status())
                    .isEqualTo(422);
            PortalClient stolen = mia.copy();
            Page back = question.form(VERIFY)
                    .with("secret-password", World.PASSWORD)
                    .submit();

            assertThat(back.location()).isEqualTo(NEW);
            assertThat(stolen.get(HOME).status()).as("the old id").isEqualTo(303);
            assertThat(add(back.follow(), app.code(-1), app.code()).location()).startsWith(HOME + "/mfa/added");
            assertThat(mia.get(HOME).html().select(".mfa-badge").text()).startsWith("No MFA");
        }

        @Test
        void is_made_no_younger_by_what_is_done_with_it() {
            String newKey = HOME + "/access-keys/new";
            PortalClient dana =
                    browser.signedIn(world.account().userWithPassword("dana").administrator());
            clock.advance(Duration.ofMinutes(14));
            assertThat(dana.get(newKey).form(newKey).submit().status()).isEqualTo(200);
            clock.advance(Duration.ofMinutes(1));

            Page asked = dana.get(newKey).form(newKey).submit();

            assertThat(asked.location()).startsWith(VERIFY + "?for=iam%3ACreateAccessKey");
        }
    }
}
