package dev.latchkey.credential;

import dev.latchkey.operation.AuditEvent;
import dev.latchkey.operation.AuditTrail;
import dev.latchkey.operation.Caller;
import dev.latchkey.session.CurrentSession;
import dev.latchkey.session.Sessions;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Flash;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.FreshProof;
import dev.latchkey.web.NextPath;
import dev.latchkey.web.Outcome;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;

/** Ends one's own sessions, and puts away what one was told. No policy is asked. */
@Path(OwnActivityPage.PATH)
@Blocking
class OwnSessionsPage {

    private static final String ACTION = "latchkey:EndSessions";

    private final CurrentSession session;
    private final Sessions sessions;
    private final SecurityNotices notices;
    private final Forms forms;
    private final FreshProof freshProof;
    private final AuditTrail trail;
    private final Clock clock;

    OwnSessionsPage(
            CurrentSession session,
            Sessions sessions,
            SecurityNotices notices,
            Forms forms,
            FreshProof freshProof,
            AuditTrail trail,
            Clock clock) {
        this.session = session;
        this.sessions = sessions;
        this.notices = notices;
        this.forms = forms;
        this.freshProof = freshProof;
        this.trail = trail;
        this.clock = clock;
    }

    /** The buttons stand on the page of sessions. */
    @GET
    @Path("/{button:sessions/[^/]+/end|sign-out-others|dismiss-notices}")
    public Response toButton() {
        return Answers.seeOther(new NextPath(OwnActivityPage.PATH));
    }

    @POST
    @Path("/sessions/{name}/end")
    public Response end(@PathParam("name") String name, Form form) {
        Caller caller = session.required().caller();
        FormTicket ticket = forms.ticket(form, "end-session-" + name);
        return freshProof.askFor(ACTION).orElseGet(() -> end(ticket, caller, name));
    }

    private Response end(FormTicket ticket, Caller caller, String name) {
        return forms.once(ticket, () -> {
            boolean isEnded = !name.equals(session.publicName())
                    && sessions.endNamed(caller.user().userId(), name);
            if (!isEnded) {
                return Outcome.saying(
                        OwnActivityPage.PATH, Flash.Kind.INFO, "There is no such session of yours any more.");
            }
            record(caller, "session " + name + " ended");
            return Outcome.success(OwnActivityPage.PATH, "The session was ended.");
        });
    }

    @POST
    @Path("/sign-out-others")
    public Response signOutOthers(Form form) {
        Caller caller = session.required().caller();
        FormTicket ticket = forms.ticket(form, "sign-out-others");
        return freshProof.askFor(ACTION).orElseGet(() -> signOutOthers(ticket, caller));
    }

    private Response signOutOthers(FormTicket ticket, Caller caller) {
        return forms.once(ticket, () -> {
            int ended = sessions.endOthers(caller.user().userId(), session.publicName());
            record(caller, ended + " other sessions ended");
            return Outcome.success(
                    OwnActivityPage.PATH,
                    ended == 1 ? "1 other session was ended." : ended + " other sessions were ended.");
        });
    }

    @POST
    @Path("/dismiss-notices")
    public Response dismiss(Form form) {
        Caller caller = session.required().caller();
        FormTicket ticket = forms.ticket(form, "dismiss-notices");
        return forms.once(ticket, () -> {
            notices.toldUntil(caller.user().userId(), clock.instant());
            session.dropNotices();
            return Outcome.silently(Subject.OWN_PATH);
        });
    }

    private void record(Caller caller, String reason) {
        trail.record(AuditEvent.of(caller, ACTION, caller.user().arn(), AuditEvent.Result.ALLOWED, reason));
    }
}
