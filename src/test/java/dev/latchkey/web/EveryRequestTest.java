package dev.latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.Routes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryRequestTest {

    private final PortalClient browser = PortalClient.open();

    private final String baseUrl = ConfigProvider.getConfig().getValue("latchkey.base-url", String.class);

    private int port() {
        return URI.create(baseUrl).getPort();
    }

    private String raw(String method, String path, String host, String... more) {
        String[] head = new String[more.length + 2];
        head[0] = method + " " + path + " HTTP/1.1";
        head[1] = "Host: " + host;
        System.arraycopy(more, 0, head, 2, more.length);
        return RawRequest.send(port(), "", head);
    }

    @Nested
    class Its_answer {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/signin",
                    "/security-credentials",
                    "/no-such-page",
                    "/assets/nothing",
                    "/webjars/htmx.org/package.json",
                    "/health/live",
                    "/metrics",
                    "/csp-report"
                })
        void tells_the_browser_how_little_it_may_do_with_it(String path) {
            Page page = browser.get(path);

            assertThat(page.header("content-security-policy"))
                    .contains("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                            + " font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none';"
                            + " base-uri 'none'; object-src 'none'; report-to csp");
            assertThat(page.header("reporting-endpoints")).contains("csp=\"/csp-report\"");
            assertThat(page.header("referrer-policy")).contains("same-origin");
            assertThat(page.header("x-content-type-options")).contains("nosniff");
            assertThat(page.header("cross-origin-opener-policy")).contains("same-origin");
            assertThat(page.header("cross-origin-resource-policy")).contains("same-origin");
            assertThat(page.header("permissions-policy")).isPresent();
            assertThat(page.header("cache-control")).contains("no-store");
            assertThat(page.header("strict-transport-security")).isEmpty();
            assertThat(page.header("access-control-allow-origin")).isEmpty();
            assertThat(page.header("server")).isEmpty();
        }

        @Test
        void may_be_kept_for_good_where_its_address_holds_the_hash_of_its_content() {
            String styles =
                    browser.get("/signin").html().select("link[rel=stylesheet]").attr("href");

            Page sheet = browser.get(styles);

            assertThat(sheet.status()).isEqualTo(200);
            assertThat(sheet.header("cache-control")).contains("public, max-age=31536000, immutable");
            assertThat(sheet.header("content-type")).contains("text/css; charset=utf-8");
            assertThat(browser.get(styles.replaceAll("/[0-9a-f]{16}/", "/0000000000000000/"))
                            .status())
                    .isEqualTo(404);
        }

        @Test
        void has_no_style_script_or_handler_inside_its_markup() {
            assertThat(browser.get("/signin").html().select("[style], script:not([src]), style"))
                    .isEmpty();
            assertThat(browser.get("/signin").response().body()).doesNotContainPattern("\\son[a-z]+=");
        }
    }

    @Nested
    class Its_method {

        @ParameterizedTest
        @ValueSource(strings = {"OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "PROPFIND"})
        void is_get_head_or_post(String method) {
            String answer = raw(method, "/signin", "localhost:" + port());

            assertThat(RawRequest.status(answer)).isIn(400, 405);
            assertThat(answer).doesNotContainIgnoringCase("quarkus").doesNotContainIgnoringCase("vert.x");
        }

        @Test
        void may_be_head_wherever_it_may_be_get() {
            String answer = raw("HEAD", "/signin", "localhost:" + port());

            assertThat(RawRequest.status(answer)).isEqualTo(200);
            assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).isEmpty();
        }
    }

    @Nested
    class Its_host {

        @ParameterizedTest
        @ValueSource(strings = {"evil.example", "localhost", "localhost:1", "localhost.evil.example:8081", ""})
        void has_to_be_the_portal_s(String host) {
            assertThat(RawRequest.status(raw("GET", "/signin", host))).isIn(400, 421);
            assertThat(RawRequest.status(raw("GET", "/health/live", "evil.example")))
                    .isEqualTo(421);
        }

        @Test
        void may_be_another_name_of_this_machine_which_leads_here() {
            String answer = raw("GET", "/signin?a=b", "127.0.0.1:" + port());

            assertThat(RawRequest.status(answer)).isEqualTo(302);
            assertThat(answer).containsIgnoringCase("location: " + baseUrl + "/signin?a=b");
            assertThat(RawRequest.status(raw("POST", "/signin", "127.0.0.1:" + port(), "Content-Length: 0")))
                    .isEqualTo(421);
        }

        @Test
        void may_be_any_name_of_this_machine_for_probes() {
            assertThat(RawRequest.status(raw("GET", "/health/live", "127.0.0.1:1")))
                    .isEqualTo(200);
        }
    }

    @Nested
    class Its_body {

        @ParameterizedTest
        @ValueSource(strings = {"a=%00", "a=1&a=2", "a=%ED%A0%80", "a=%C3", "a=%zz"})
        void is_refused_where_no_form_of_ours_sends_such(String body) {
            String answer = post("/signin", body);

            assertThat(RawRequest.status(answer)).isEqualTo(400);
            assertThat(answer).contains("This cannot be read").doesNotContain("Exception");
        }

        @Test
        void is_refused_with_too_many_fields() {
            String body = IntStream.range(0, 300).mapToObj(i -> "f" + i + "=1").collect(Collectors.joining("&"));

            assertThat(RawRequest.status(post("/signin", body))).isEqualTo(400);
        }

        @Test
        void is_refused_when_it_is_too_large() {
            assertThat(browser.post("/signin", Map.of("a", "x".repeat(1_100_000)))
                            .status())
                    .isEqualTo(413);
        }

        @Test
        void is_refused_when_it_is_no_form() {
            String answer = RawRequest.send(
                    port(),
                    "{}",
                    "POST /signin HTTP/1.1",
                    "Host: localhost:" + port(),
                    "Content-Type: application/json",
                    "Content-Length: 2");

            assertThat(RawRequest.status(answer)).isIn(403, 415);
        }

        private String post(String path, String body) {
            return RawRequest.send(
                    port(),
                    body,
                    "POST " + path + " HTTP/1.1",
                    "Host: localhost:" + port(),
                    "Content-Type: application/x-www-form-urlencoded",
                    "Content-Length: " + body.length());
        }
    }

    @Nested
    class A_mistake_of_ours {

        @ParameterizedTest
        @ValueSource(strings = {FailsOnDemand.BEFORE_PAGES, FailsOnDemand.IN_PLACE_OF_PAGE})
        void is_told_by_a_number_at_every_address_and_by_nothing_of_the_inside(String where) {
            browser.header(FailsOnDemand.HEADER, where);

            for (String route : Routes.reading()) {
                isTold(route, browser.get(route));
            }
            for (String route : Routes.sending()) {
                isTold(route, browser.post(route, Map.of("a", "b")));
            }
        }

        private void isTold(String route, Page page) {
            assertThat(page.status()).as(route).isEqualTo(500);
            assertThat(page.text()).as(route).containsPattern("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-");
            assertThat(page.response().body())
                    .as(route)
                    .doesNotContain(FailsOnDemand.INSIDE)
                    .doesNotContain("Exception")
                    .doesNotContain("\tat ")
                    .doesNotContainIgnoringCase("quarkus")
                    .doesNotContainIgnoringCase("postgres");
            assertThat(page.header("content-security-policy")).as(route).isPresent();
            assertThat(page.header("cache-control")).as(route).contains("no-store");
        }
    }

    @Nested
    class A_report_of_a_violated_policy {

        @Test
        void is_taken_without_a_session() {
            assertThat(browser.post("/csp-report", Map.of("report", "1")).status())
                    .isEqualTo(204);
            assertThat(browser.get("/metrics").response().body()).contains("latchkey_csp_reports_total");
        }

        @Test
        void is_refused_when_it_is_too_large() {
            assertThat(browser.post("/csp-report", Map.of("report", "x".repeat(9_000)))
                            .status())
                    .isEqualTo(413);
        }
    }

    @Nested
    class An_address_that_nobody_has {

        @Test
        void is_told_without_a_word_about_the_insides() {
            Page page = browser.get("/no/such/page");

            assertThat(page.status()).isEqualTo(404);
            assertThat(page.text()).contains("There is nothing here, or you cannot see it.");
            assertThat(page.response().body())
                    .doesNotContainIgnoringCase("quarkus")
                    .doesNotContain("RESTEASY");
        }
    }
}
