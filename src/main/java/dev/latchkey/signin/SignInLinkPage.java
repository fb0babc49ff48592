package dev.latchkey.signin;

import dev.latchkey.operation.AuditTrail;
import dev.latchkey.operation.Principal;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.Sha256;
import dev.latchkey.session.CurrentSession;
import dev.latchkey.session.NewSession;
import dev.latchkey.session.PendingSignIns;
import dev.latchkey.session.UserColumns;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.NextPath;
import dev.latchkey.web.Outcome;
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a one-time link leads that the operator made on the host: it stands for the password, once and for an hour. An
 * MFA device is asked for all the same. Opening it uses nothing up, sending the form does.
 */
@Path(SignInLinkPage.PATH)
@Blocking
class SignInLinkPage {
    static final String PATH = "/signin/link";
    static final String FORM = "sign-in-link";
    private static final String ACTION = "signin:Link";
    private static final String FACTOR = "host-link";
    private static final NextPath HOME = new NextPath("/security-credentials");

    private static final String USER = "select " + UserColumns.SELECTED + """
            , coalesce(a.alias, a.account_id) as account
              from sign_in_link k
              join iam_user u on u.user_id = k.user_id
              join account a on a.account_id = u.account_id
             where k.token_hash = ? and k.used_at is null and k.expires_at > ?
            """;

    private final SignInSteps steps;
    private final CurrentSession session;
    private final PendingSignIns pending;
    private final SignInEvents events;
    private final AuditTrail trail;
    private final Sql sql;
    private final Transactions transactions;
    private final Layouts layouts;
    private final Forms forms;
    private final Visit visit;
    private final Clock clock;

    SignInLinkPage(
            SignInSteps steps,
            CurrentSession session,
            PendingSignIns pending,
            SignInEvents events,
            AuditTrail trail,
            Sql sql,
            Transactions transactions,
            Layouts layouts,
            Forms forms,
            Visit visit,
            Clock clock) {
        this.steps = steps;
        this.session = session;
        this.pending = pending;
        this.events = events;
        this.trail = trail;
        this.sql = sql;
        this.transactions = transactions;
        this.layouts = layouts;
        this.forms = forms;
        this.visit = visit;
        this.clock = clock;
    }

    /** Whom the link is for. */
    private record Guest(Principal.User user, String account) {}

    /** The page as it is drawn. */
    @CheckedTemplate(basePath = "signin", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record SignInLink(Layout layout, String userName, String account, String token) implements TemplateInstance {}

    /** The page of a link that is used up. */
    @CheckedTemplate(basePath = "signin", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record SignInLinkUsed(Layout layout) implements TemplateInstance {}

    @GET
    public Response show(@QueryParam("token") @Nullable String token) {
        return guest(token)
                .map(guest -> Answers.page(new SignInLink(
                        layouts.bare("Sign in"), guest.user().name(), guest.account(), String.valueOf(token))))
                .orElseGet(this::gone);
    }

    @POST
    public Response signIn(Form form) {
        String token = form.text("token");
        FormTicket ticket = forms.ticket(form, FORM);
        Optional<Guest> guest = guest(token);
        Optional<Response> repeated = forms.repeated(ticket);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        return guest.map(found -> forms.once(ticket, () -> open(found.user(), token)))
                .orElseGet(this::gone);
    }

    private Outcome open(Principal.User user, String token) {
        Instant now = clock.instant();
        int used = sql.change(
                "update sign_in_link set used_at = ? where token_hash = ? and used_at is null", now, Sha256.of(token));
        if (used != 1) {
            return Outcome.silently("/signin");
        }
        Optional<String> step = steps.next(user, null);
        String reason = step.map(next -> "right; goes on at " + next).orElse("signed in");
        trail.record(events.allowed(ACTION, user, visit.origin(), reason, false));
        if (step.isPresent()) {
            pending.begin(user.userId(), FACTOR, HOME.text(), null);
            return Outcome.silently(step.get());
        }
        session.begin(new NewSession(user.userId(), now, null, null, FACTOR, null, visit.origin()));
        return Outcome.silently(HOME.text());
    }

    private Optional<Guest> guest(@Nullable String token) {
        return token == null
                ? Optional.empty()
                : transactions.read(() -> sql.first(
                        USER,
                        row -> new Guest(UserColumns.read(row), row.text("account")),
                        Sha256.of(token),
                        clock.instant()));
    }

    private Response gone() {
        return Answers.of(404, new SignInLinkUsed(layouts.bare("Sign in")));
    }
}
