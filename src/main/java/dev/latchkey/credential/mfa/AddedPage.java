package dev.latchkey.credential.mfa;

import dev.latchkey.credential.Subject;
import dev.latchkey.operation.Operations;
import dev.latchkey.policy.explanation.WayOut;
import dev.latchkey.session.CurrentSession;
import dev.latchkey.web.Answers;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.NextPath;
import dev.latchkey.web.ReasonWayOut;
import dev.latchkey.web.Visitor;
import io.quarkus.arc.All;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What comes after one's own device was added: a session with MFA, or a second device. */
@Path("/{own:security-credentials}/mfa/added") // a parameter at its beginning: see UserTabs.ROUTE
@Blocking
class AddedPage {
    private final CurrentSession session;
    private final Operations operations;
    private final Layouts layouts;
    private final List<ReasonWayOut> waysOut;

    AddedPage(CurrentSession session, Operations operations, Layouts layouts, @All List<ReasonWayOut> waysOut) {
        this.session = session;
        this.operations = operations;
        this.layouts = layouts;
        this.waysOut = waysOut;
    }

    /** The page as it is drawn. */
    @CheckedTemplate(basePath = "mfa", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record MfaDeviceAdded(Layout layout, boolean hasMfa, Optional<GateReason.Link> verify, String home)
            implements TemplateInstance {}

    @GET
    public Response show(@QueryParam("next") @Nullable String next) {
        Visitor visitor = session.required();
        NextPath wanted = NextPath.parse(next).orElse(new NextPath(Subject.OWN_PATH));
        Optional<GateReason.Link> verify = waysOut.stream()
                .filter(way -> way.wayOut() == WayOut.VERIFY_WITH_MFA)
                .findFirst()
                .map(way -> new GateReason.Link("Verify now", way.href(wanted)));
        return operations.view(
                visitor.caller(),
                view -> Answers.page(new MfaDeviceAdded(
                        layouts.page("MFA device added", view), visitor.mfaAt() != null, verify, Subject.OWN_PATH)));
    }
}
