package dev.latchkey.demo;

import dev.latchkey.credential.mfa.DemoAuthenticator;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.web.Answers;
import dev.latchkey.web.CurrentRequest;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The demo's stand-in for a phone: the codes of everybody's devices, so that MFA can be tried without one. */
@Path("/demo/authenticator")
@Blocking
class AuthenticatorPage {
    private final LatchkeyConfiguration configuration;
    private final DemoAuthenticator authenticator;
    private final CurrentRequest request;
    private final Layouts layouts;

    AuthenticatorPage(
            LatchkeyConfiguration configuration,
            DemoAuthenticator authenticator,
            CurrentRequest request,
            Layouts layouts) {
        this.configuration = configuration;
        this.authenticator = authenticator;
        this.request = request;
        this.layouts = layouts;
    }

    /** The page. */
    @CheckedTemplate(basePath = "demo", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Authenticator(Layout layout, List<DemoAuthenticator.ShownCode> codes, long seconds)
            implements TemplateInstance {}

    /** The part of it that changes. */
    @CheckedTemplate(basePath = "demo", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record AuthenticatorCodes(List<DemoAuthenticator.ShownCode> codes, long seconds) implements TemplateInstance {}

    @GET
    public Response show() {
        if (!configuration.demo()) {
            throw new NotFoundException();
        }
        List<DemoAuthenticator.ShownCode> codes = authenticator.codes();
        long seconds = authenticator.secondsLeft();
        return Answers.page(
                request.isFragment()
                        ? new AuthenticatorCodes(codes, seconds)
                        : new Authenticator(layouts.bare("Demo authenticator"), codes, seconds));
    }
}
