package dev.latchkey.credential.mfa.hardware;

import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.NavigationItem;
import dev.latchkey.web.Outcome;
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stock of hardware TOTP tokens: what was imported, who has it, and the import itself. */
@Path(HardwareTokenPage.PATH)
@Blocking
class HardwareTokenPage {
    static final String PATH = "/admin/hardware-tokens";
    static final String FORM = "import-hardware-tokens";
    static final String DELETE_FORM = "delete-hardware-token";
    private static final String TITLE = "Hardware tokens";

    private final Operations operations;
    private final Layouts layouts;
    private final Gates gates;
    private final Forms forms;
    private final Visit visit;

    HardwareTokenPage(Operations operations, Layouts layouts, Gates gates, Forms forms, Visit visit) {
        this.operations = operations;
        this.layouts = layouts;
        this.gates = gates;
        this.forms = forms;
        this.visit = visit;
    }

    /** The page as it is drawn. */
    @CheckedTemplate(basePath = "mfa", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record HardwareTokenStock(
            Layout layout, Gate importing, Optional<GateReason> refusal, List<Row> rows, String search, boolean isCut)
            implements TemplateInstance {}

    /** One token with the control that takes it out of stock. */
    record Row(HardwareTokens.HardwareToken token, Optional<Gate> delete) {}

    @GET
    public Response show(@QueryParam("search") @Nullable String search) {
        return draw(search == null ? "" : search.strip(), FormErrors.NONE, 200);
    }

    @POST
    public Response take(Form form) {
        FormTicket ticket = forms.ticket(form, FORM);
        try {
            return forms.perform(
                    ticket,
                    visit.required().caller(),
                    List.of(new ImportHardwareTokens(form.secret("file"))),
                    results -> {
                        Object count = results.get(0);
                        return Outcome.success(
                                PATH,
                                count.equals(1)
                                        ? "1 token was imported. Assign each to its user by its serial number."
                                        : count
                                                + " tokens were imported. Assign each to its user by its serial number.");
                    });
        } catch (OperationFailed failed) {
            return draw("", FormErrors.of(failed, "file"), failed.code().status() == 409 ? 409 : 422);
        }
    }

    @POST
    @Path("/{id}/delete")
    public Response delete(@PathParam("id") String id, Form form) {
        FormTicket ticket = forms.ticket(form, DELETE_FORM);
        try {
            return forms.perform(
                    ticket,
                    visit.required().caller(),
                    List.of(new DeleteHardwareToken(id)),
                    results -> Outcome.success(PATH, "The token was removed from stock."));
        } catch (OperationFailed failed) {
            return draw("", FormErrors.of(failed, ""), 409);
        }
    }

    private Response draw(String search, FormErrors errors, int status) {
        return operations.view(visit.required().caller(), view -> Answers.of(status, draw(view, search, errors)));
    }

    private HardwareTokenStock draw(OperationView view, String search, FormErrors errors) {
        ListHardwareTokens list = new ListHardwareTokens(search);
        Gate importing = gates.submit(view, "Import tokens", ImportHardwareTokens.untyped());
        List<Row> rows = view.ask(list).granted().orElse(List.of()).stream()
                .map(token -> new Row(token, deletion(view, token)))
                .toList();
        return new HardwareTokenStock(
                layouts.page(TITLE, view).with(errors),
                importing,
                importing.reason(),
                rows,
                search,
                rows.size() == HardwareTokens.SHOWN);
    }

    private Optional<Gate> deletion(OperationView view, HardwareTokens.HardwareToken token) {
        return token.userName().isPresent()
                ? Optional.empty()
                : Optional.of(gates.submit(view, "Delete", new DeleteHardwareToken(token.deviceId()))
                        .naming(token.serialNumber()));
    }

    /** Its place in the side navigation. */
    @Singleton
    static class Place implements NavigationItem {

        @Override
        public String label() {
            return TITLE;
        }

        @Override
        public String href() {
            return PATH;
        }

        @Override
        public int order() {
            return 55;
        }

        @Override
        public List<dev.latchkey.operation.Operation<?>> operations() {
            return List.of(ImportHardwareTokens.untyped());
        }
    }
}
