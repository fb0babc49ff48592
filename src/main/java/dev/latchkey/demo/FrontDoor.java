package dev.latchkey.demo;

import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The address without a path: the landing page of the demo, and otherwise wherever the visitor belongs. */
@Path("/")
class FrontDoor {

    private final LatchkeyConfiguration configuration;
    private final Layouts layouts;
    private final Visit visit;

    FrontDoor(LatchkeyConfiguration configuration, Layouts layouts, Visit visit) {
        this.configuration = configuration;
        this.layouts = layouts;
        this.visit = visit;
    }

    /** Leads on, or shows whom one can be. */
    @GET
    public Response show() {
        if (configuration.demo()) {
            return Response.ok(new Landing(layouts.bare("Latchkey demo"), cards(), DemoPerson.PASSWORD))
                    .build();
        }
        String next = visit.visitor().isPresent() ? "/security-credentials" : "/signin";
        return Response.seeOther(URI.create(next)).build();
    }

    private static List<Card> cards() {
        return DemoPerson.ALL.stream().map(Card::of).toList();
    }

    /**
     * One person to sign in as.
     *
     * @param form the name of the card's form
     * @param policy the name of the person's policy; empty for none
     * @param group the group through which it comes; empty for none
     */
    record Card(
            String form,
            String account,
            String userName,
            String role,
            String policy,
            String group,
            String expectation) {

        static Card of(DemoPerson person) {
            return new Card(
                    "sign-in-as-" + person.accountAlias() + "-" + person.userName(),
                    person.accountAlias(),
                    person.userName(),
                    person.role(),
                    named(person.policy()),
                    named(person.group()),
                    person.expectation());
        }

        private static String named(@Nullable String name) {
            return name == null ? "" : name;
        }
    }

    @CheckedTemplate(basePath = "demo", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Landing(Layout layout, List<Card> cards, String password) implements TemplateInstance {}
}
