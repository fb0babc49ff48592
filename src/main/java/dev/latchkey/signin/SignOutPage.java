package dev.latchkey.signin;

import dev.latchkey.operation.AuditTrail;
import dev.latchkey.platform.Transactions;
import dev.latchkey.session.CurrentSession;
import dev.latchkey.session.FlashCookie;
import dev.latchkey.session.PendingSignIn;
import dev.latchkey.session.PendingSignIns;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Flash;
import dev.latchkey.web.NextPath;
import dev.latchkey.web.Visitor;
import dev.latchkey.web.WorksWithoutSession;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Ends the session, wherever it is asked for. */
@Path("/signout")
@Blocking
class SignOutPage {
    static final String ACTION = "signin:SignOut";

    private final CurrentSession session;
    private final PendingSignIns pending;
    private final FlashCookie flashes;
    private final SignInEvents events;
    private final AuditTrail trail;
    private final Transactions transactions;

    SignOutPage(
            CurrentSession session,
            PendingSignIns pending,
            FlashCookie flashes,
            SignInEvents events,
            AuditTrail trail,
            Transactions transactions) {
        this.session = session;
        this.pending = pending;
        this.flashes = flashes;
        this.events = events;
        this.trail = trail;
        this.transactions = transactions;
    }

    /** Cookies stay but for the session's: the device is known still. */
    @POST
    @WorksWithoutSession
    public Response signOut() {
        Optional<Visitor> visitor = session.visitor();
        Optional<PendingSignIn> unfinished = pending.current();
        transactions.write(() -> {
            visitor.ifPresent(who -> trail.record(
                    events.allowed(ACTION, who.user(), session.origin(), "signed out", who.mfaAt() != null)));
            session.end();
            unfinished.ifPresent(pending::abandon);
        });
        flashes.leave(new Flash(Flash.Kind.SUCCESS, "Signed out."));
        return Response.fromResponse(Answers.seeOther(new NextPath("/signin")))
                .header("Clear-Site-Data", "\"cache\", \"storage\"")
                .build();
    }
}
