package dev.latchkey.demo;

import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Outcome;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The button that puts the demo back to how it began; anybody may press it. */
@Path("/demo/reset")
@Blocking
class ResetPage {

    private final LatchkeyConfiguration configuration;
    private final Forms forms;
    private final DemoReset reset;

    ResetPage(LatchkeyConfiguration configuration, Forms forms, DemoReset reset) {
        this.configuration = configuration;
        this.forms = forms;
        this.reset = reset;
    }

    @POST
    public Response reset(Form form) {
        if (!configuration.demo()) {
            throw new NotFoundException();
        }
        FormTicket ticket = forms.ticket(form, "reset-demo");
        return forms.once(ticket, () -> {
            reset.now();
            return Outcome.silently("/");
        });
    }
}
