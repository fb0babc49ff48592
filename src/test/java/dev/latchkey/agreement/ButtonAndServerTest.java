package dev.latchkey.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.platform.Sql;
import dev.latchkey.support.Crawler;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A closed button's request is refused and written down, an open one's is not refused: for every form that the pages
 * hold, found by walking them, and for every sample person.
 *
 * <p>Each person begins with every right, so that all forms are drawn for their very session; then keeps those of the
 * sample alone, sees what is closed now, and sends all of the forms that were drawn before.
 */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ButtonAndServerTest {

    private static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

    private static final List<String> STARTS = List.of("/security-credentials", "/admin/account-settings");

    /** What makes a thing without being told anything about it: there should be one to see controls on. */
    private static final String MAKES_A_THING = "(Create|Generate) .*";

    private static final Duration GATHERED = Duration.ofSeconds(10);

    @Inject
    World world;

    @Inject
    Sql sql;

    enum Sample {
        PAUL("ManageOwnPasswordOnly"),
        NORA("ManageOwnCredentialsNoMFA"),
        MIA("ManageOwnCredentialsWithMFA"),
        MAX("ManageOwnCredentialsWithMFA"),
        GWEN("ChangeOwnPassword"),
        ZOE(""),
        DANA("");

        private final String policy;

        Sample(String policy) {
            this.policy = policy;
        }

        String userName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    void agree(Sample sample) {
        World.Account account = world.account();
        account.userWithPassword("another");
        World.Person person = account.userWithPassword(sample.userName()).with(ADMINISTRATOR);
        PortalClient browser = PortalClient.open().signedIn(person);
        makeThings(browser);
        Map<String, Page> openPages = Crawler.crawl(browser, STARTS);
        List<DrawnForm> forms = openPages.entrySet().stream()
                .flatMap(page -> DrawnForm.on(page.getKey(), page.getValue()).stream())
                .toList();
        if (!sample.policy.isEmpty()) {
            person.withPublished(sample.policy);
        }
        if (sample == Sample.MAX) {
            sql.change("update web_session set mfa_at = started_at where user_id = ?", person.userId());
        }
        if (sample != Sample.DANA) {
            takeAdministration(person);
        }
        List<Control> controls = controlsOn(Crawler.crawl(browser, STARTS));

        List<Pair> pairs = pairs(forms, controlsOn(openPages), controls);
        int refused = 0;
        List<String> disagreements = new ArrayList<>();
        for (Pair pair : pairs) {
            if (sample == Sample.DANA) {
                giveAdministration(person);
            }
            Page answer = browser.copy().post(pair.form().target(), pair.form().fields());
            boolean isRefused = answer.status() == 403;
            boolean disagrees = pair.control().isAllowed() ? isRefused && isStillOpen(browser, pair) : !isRefused;
            if (disagrees || answer.status() >= 500) {
                disagreements.add(pair.control() + " answered " + answer.status() + ": " + answer.text());
            }
            refused += isRefused ? 1 : 0;
        }

        assertThat(disagreements).isEmpty();
        assertThat(pairs).isNotEmpty();
        assertThat(refusalsWrittenDown(person, refused)).isGreaterThanOrEqualTo(refused);
    }

    /** A form and the control that stands for it now. */
    private record Pair(DrawnForm form, Control control) {}

    /** The closed ones first: what an open one does may change the rest. */
    private static List<Pair> pairs(List<DrawnForm> forms, List<Control> open, List<Control> now) {
        return forms.stream()
                .flatMap(form -> controlOf(form, open, now).map(control -> new Pair(form, control)).stream())
                .sorted(Comparator.comparing(pair -> pair.control().isAllowed()))
                .toList();
    }

    /** Sends the forms that need nothing typed. */
    private static void makeThings(PortalClient browser) {
        Crawler.crawl(browser, STARTS).forEach((address, page) -> DrawnForm.on(address, page).stream()
                .filter(form -> form.label().matches(MAKES_A_THING))
                .forEach(form -> browser.copy().post(form.target(), form.fields())));
    }

    private static List<Control> controlsOn(Map<String, Page> pages) {
        return pages.entrySet().stream()
                .flatMap(page -> Control.on(page.getKey(), page.getValue()).stream())
                .toList();
    }

    /** The button of the form as it is shown now; or else, where its page is closed too, the link that led there. */
    private static Optional<Control> controlOf(DrawnForm form, List<Control> open, List<Control> now) {
        Stream<Control> buttons =
                now.stream().filter(control -> control.isAt(form.page(), form.action(), form.label()));
        Stream<Control> links = open.stream()
                .filter(control -> control.action().equals(form.action())
                        && control.href().filter(form.page()::equals).isPresent())
                .flatMap(
                        link -> now.stream().filter(control -> control.isAt(link.page(), link.action(), link.label())));
        return Stream.concat(buttons, links).findFirst();
    }

    /** What an open form did may have closed another one since the page was looked at. */
    private static boolean isStillOpen(PortalClient browser, Pair pair) {
        Control before = pair.control();
        return Control.on(before.page(), browser.get(before.page())).stream()
                .anyMatch(now -> now.isAt(before.page(), before.action(), before.label()) && now.isAllowed());
    }

    /** An administrator's own forms may take the right away that the next one needs. */
    private void giveAdministration(World.Person person) {
        sql.change("""
            insert into user_policy_attachment (user_id, policy_id, attached_at)
            select u.user_id, p.policy_id, now() from iam_user u, managed_policy p
             where u.user_id = ? and p.owner = 'aws' and p.policy_name = 'AdministratorAccess'
                on conflict do nothing
            """, person.userId());
        outdateDecisionsAbout(person);
    }

    private void takeAdministration(World.Person person) {
        int taken = sql.change("""
            delete from user_policy_attachment where user_id = ? and policy_id in
                (select policy_id from managed_policy where owner = 'aws' and policy_name = 'AdministratorAccess')
            """, person.userId());
        assertThat(taken).isEqualTo(1);
        outdateDecisionsAbout(person);
    }

    /** As every operation does that alters a decision. */
    private void outdateDecisionsAbout(World.Person person) {
        sql.change(
                "update iam_user set authorization_version = authorization_version + 1 where user_id = ?",
                person.userId());
    }

    /** How many refusals the trail tells of this person; refused reads are gathered for a second. */
    private int refusalsWrittenDown(World.Person person, int expected) {
        long deadline = System.nanoTime() + GATHERED.toNanos();
        int found = refusalsWrittenDown(person);
        while (found < expected && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            found = refusalsWrittenDown(person);
        }
        return found;
    }

    private int refusalsWrittenDown(World.Person person) {
        return sql.first(
                        "select coalesce(sum(occurrences), 0)::int as refusals from audit_event where principal_id = ?"
                                + " and result = 'denied'",
                        row -> row.number("refusals"),
                        person.userId())
                .orElse(0);
    }
}
