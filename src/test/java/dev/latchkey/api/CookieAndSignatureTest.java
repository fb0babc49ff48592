package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.QueryClient;
import dev.latchkey.support.QueryClient.Reply;
import dev.latchkey.support.RawClient;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.TestKeys;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages know people by their cookie, the API knows programs by their signature, and neither takes the other's word. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CookieAndSignatureTest {

    private static final String LIST_USERS = "Action=ListUsers&Version=2010-05-08";

    @Inject
    World world;

    @Inject
    TestKeys keys;

    @Inject
    TestClock clock;

    private final URI portal = URI.create(ConfigProvider.getConfig().getValue("latchkey.base-url", String.class));

    private World.Person dana;
    private PortalClient browser;

    @BeforeEach
    void dana_has_both() {
        dana = world.account().userWithPassword("dana").administrator();
        browser = PortalClient.open().signedIn(dana);
    }

    @AfterEach
    void the_clock_goes_on() {
        clock.reset();
    }

    @Test
    void a_cookie_signs_no_call() {
        PortalClient.Page posted = browser.post("/", Map.of("Action", "ListUsers", "Version", "2010-05-08"));
        PortalClient.Page got = browser.get("/?" + LIST_USERS);

        assertThat(posted.status()).isEqualTo(403);
        assertThat(posted.response().body())
                .contains("MissingAuthenticationToken")
                .doesNotContain(dana.userId());
        assertThat(got.status()).isEqualTo(403);
        assertThat(got.response().body()).contains("MissingAuthenticationToken").doesNotContain(dana.userId());
    }

    @Test
    void a_cookie_beside_a_signature_is_not_looked_at() {
        World.Person zoe = dana.account().user("zoe");
        QueryClient program = QueryClient.with(portal, keys.issue(zoe), clock);

        Reply reply = program.postChanged(LIST_USERS, request -> request.header("Cookie", browser.cookies()));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.message()).startsWith("User: " + zoe.arn());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/security-credentials", "/admin/users", "/security-credentials/password"})
    void a_signature_opens_no_page(String path) {
        QueryClient program = QueryClient.with(URI.create(portal + path), keys.issue(dana), clock);

        Reply reply = program.postRaw("", LIST_USERS);

        assertThat(reply.status()).isIn(303, 400, 403, 404, 405);
        assertThat(reply.body()).doesNotContain(dana.userId(), "My Security Credentials");
    }

    @Test
    void a_call_that_names_another_host_is_refused() {
        String answer = RawClient.to(portal)
                .send(
                        "POST / HTTP/1.1\r\nHost: iam.amazonaws.com\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                + "Content-Length: " + LIST_USERS.length() + "\r\n\r\n" + LIST_USERS);

        assertThat(answer).startsWith("HTTP/1.1 421").doesNotContain("Users");
    }
}
