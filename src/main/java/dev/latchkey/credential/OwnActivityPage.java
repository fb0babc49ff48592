package dev.latchkey.credential;

import dev.latchkey.audit.ActivityQuery;
import dev.latchkey.audit.ActivityRows;
import dev.latchkey.audit.ShownActivity;
import dev.latchkey.audit.Trials;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.Principal;
import dev.latchkey.session.CurrentSession;
import dev.latchkey.session.SessionMetadata;
import dev.latchkey.session.Sessions;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.Tab;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One's own sessions, and what one did oneself in the last days. No policy is asked: it is about the person, as
 * {@code sts:GetCallerIdentity} is.
 */
@Path(OwnActivityPage.PATH)
@Blocking
class OwnActivityPage {

    static final String PATH = "/security-credentials/activity";

    private static final Duration SHOWN = Duration.ofDays(30);
    private static final int PAGE = 50;
    private static final List<String> RESULTS = List.of("allowed", "denied", "failed");

    private final Operations operations;
    private final CurrentSession session;
    private final Sessions sessions;
    private final ActivityRows activities;
    private final Trials trials;
    private final Layouts layouts;
    private final Clock clock;

    OwnActivityPage(
            Operations operations,
            CurrentSession session,
            Sessions sessions,
            ActivityRows activities,
            Trials trials,
            Layouts layouts,
            Clock clock) {
        this.operations = operations;
        this.session = session;
        this.sessions = sessions;
        this.activities = activities;
        this.trials = trials;
        this.layouts = layouts;
        this.clock = clock;
    }

    /**
     * One session in the table.
     *
     * @param device the browser, in a few words
     * @param isThis whether it is the one that looks
     */
    record SessionRow(SessionMetadata session, DeviceText device, boolean isThis) {

        /** Where it is ended. */
        public String endPath() {
            return PATH + "/sessions/" + session.name() + "/end";
        }

        /** The name of the form that ends it. */
        public String endForm() {
            return "end-session-" + session.name();
        }
    }

    /** One choice of the filter. */
    record Choice(String value, String label, boolean isChosen) {}

    /** The page. */
    @CheckedTemplate(basePath = "credential", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record OwnActivity(
            Layout layout,
            List<Tab> tabs,
            List<Notice> notices,
            List<SessionRow> sessions,
            boolean hasOthers,
            List<Choice> results,
            List<ShownActivity> rows,
            Optional<String> next)
            implements TemplateInstance {}

    @GET
    public Response show(
            @QueryParam("result") @DefaultValue("") String result,
            @QueryParam("after") @DefaultValue("") String after) {
        return operations.view(
                session.required().caller(),
                view -> Answers.page(draw(view, RESULTS.contains(result) ? result : "", after)));
    }

    private OwnActivity draw(OperationView view, String result, String after) {
        Principal.User user = view.caller().user();
        Instant since = clock.instant().minus(SHOWN);
        ActivityRows.Part part = activities.find(
                user.accountId(),
                new ActivityQuery(user.userId(), "", "", result, "", "", "", since, null, after, PAGE));
        List<SessionRow> rows = rows(user.userId());
        return new OwnActivity(
                layouts.page(OverviewPage.TITLE, view),
                OverviewPage.tabs(CredentialTab.ACTIVITY),
                Notice.read(session.notices()),
                rows,
                rows.size() > 1,
                choices(result),
                trials.of(view, part.rows()),
                part.next().map(place -> address(result, place)));
    }

    private List<SessionRow> rows(String userId) {
        String current = session.publicName();
        return sessions.of(userId).stream()
                .map(each -> new SessionRow(
                        each, DeviceText.of(each.userAgent()), each.name().equals(current)))
                .sorted(Comparator.comparing(row -> !row.isThis()))
                .toList();
    }

    private static List<Choice> choices(String chosen) {
        return Stream.concat(Stream.of(""), RESULTS.stream())
                .map(value -> new Choice(value, value.isEmpty() ? "Any" : value, value.equals(chosen)))
                .toList();
    }

    private static String address(String result, String place) {
        String filter = result.isEmpty() ? "" : "result=" + result + "&";
        return PATH + "?" + filter + "after=" + URLEncoder.encode(place, StandardCharsets.UTF_8);
    }
}
