package dev.latchkey.web;

import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.web.Layout.FormMarks;
import dev.latchkey.web.Layout.Operator;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Draws the pages for what went wrong. They need nobody's session and no database. */
@ApplicationScoped
class ErrorPages {

    private static final String RETRY_SECONDS = "5";

    private final Operator operator;

    ErrorPages(
            LatchkeyConfiguration configuration, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.operator = new Operator(version, configuration.helpText(), configuration.demo());
    }

    /** The page as text. */
    String page(ErrorPage error, RoutingContext http) {
        return message(error, http).render();
    }

    /** The page as the answer of a resource. */
    Response answer(ErrorPage error, RoutingContext http) {
        Response.ResponseBuilder answer =
                Response.status(error.status()).type(Answers.HTML).entity(page(error, http));
        return error == ErrorPage.UNAVAILABLE || error == ErrorPage.TOO_MANY
                ? answer.header("Retry-After", RETRY_SECONDS).build()
                : answer.build();
    }

    /** What to put on the page that a script waits for, in place of its messages: the form itself stays as it is. */
    Response notice(ErrorPage error) {
        return Response.status(error.status())
                .type(Answers.HTML)
                .header("Retry-After", RETRY_SECONDS)
                .header("HX-Retarget", "#flash")
                .header("HX-Reswap", "innerHTML")
                .entity(new ErrorNotice(error.text()).render())
                .build();
    }

    private TemplateInstance message(ErrorPage error, RoutingContext http) {
        Optional<String> reference = error == ErrorPage.FAILED
                ? Optional.of(RequestOrigins.idOf(http).toString())
                : Optional.empty();
        Optional<UnsentForm> unsent = error == ErrorPage.UNAVAILABLE
                ? FormIntake.formOf(http).map(form -> UnsentForm.of(form, http.normalizedPath()))
                : Optional.empty();
        return new ErrorMessage(layout(error, http), error.heading(), error.text(), reference, unsent);
    }

    private Layout layout(ErrorPage error, RoutingContext http) {
        return new Layout(
                error.heading(),
                false,
                http.normalizedPath(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                FormErrors.NONE,
                CurrentRequest.themeOf(http),
                CurrentRequest.languageOf(http),
                NoMarks.INSTANCE,
                operator);
    }

    /** These pages have no forms of their own. */
    private enum NoMarks implements FormMarks {
        INSTANCE;

        @Override
        public boolean areThere() {
            return false;
        }

        @Override
        public String csrf() {
            throw new IllegalStateException("a page without forms");
        }

        @Override
        public String nonce(String formName) {
            throw new IllegalStateException("a page without forms");
        }
    }

    @CheckedTemplate(basePath = "error", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ErrorMessage(
            Layout layout, String heading, String text, Optional<String> reference, Optional<UnsentForm> unsent)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "error", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ErrorNotice(String text) implements TemplateInstance {}
}
