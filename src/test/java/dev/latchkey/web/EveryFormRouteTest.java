package dev.latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.Subject;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.World;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Every route that takes a form, found in the application itself, refuses what does not come from a page of ours. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryFormRouteTest {

    @Inject
    World world;

    private World.Person administrator() {
        return world.account().userWithPassword("dana").administrator();
    }

    private static String tokenOf(PortalClient browser) {
        return browser.get("/security-credentials")
                .html()
                .select("input[name=csrf]")
                .eachAttr("value")
                .get(0);
    }

    @Test
    void there_are_some() {
        assertThat(routes()).contains("/signin", "/signout", "/theme", "/security-credentials/password");
    }

    @Test
    void without_a_token() {
        PortalClient browser = PortalClient.open().signedIn(administrator());

        for (String route : routes()) {
            assertThat(browser.post(route, Map.of()).status()).as(route).isEqualTo(403);
            assertThat(browser.post(route, Map.of("csrf", "AAAA")).status())
                    .as(route)
                    .isEqualTo(403);
        }
    }

    @Test
    void with_the_token_of_another_session() {
        World.Person dana = administrator();
        String stolen = tokenOf(PortalClient.open().signedIn(dana));
        PortalClient browser = PortalClient.open().signedIn(dana);

        for (String route : routes()) {
            assertThat(browser.post(route, Map.of("csrf", stolen)).status())
                    .as(route)
                    .isEqualTo(403);
        }
    }

    @Test
    void from_another_origin() {
        PortalClient browser = PortalClient.open().signedIn(administrator());
        String token = tokenOf(browser);

        for (String route : routes()) {
            for (String origin : Set.of("https://evil.example", "null", "http://localhost:1")) {
                PortalClient foreign = browser.copy().header("Origin", origin);
                assertThat(foreign.post(route, Map.of("csrf", token)).status())
                        .as(route)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void from_another_site() {
        PortalClient browser = PortalClient.open().signedIn(administrator());
        String token = tokenOf(browser);

        for (String route : routes()) {
            for (String site : Set.of("cross-site", "same-site")) {
                PortalClient foreign = browser.copy().header("Sec-Fetch-Site", site);
                assertThat(foreign.post(route, Map.of("csrf", token)).status())
                        .as(route)
                        .isEqualTo(403);
            }
        }
    }

    /** The addresses of all resource methods that are no plain reading, as the container knows them. */
    private static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        for (Bean<?> bean : Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE)) {
            Path root = bean.getBeanClass().getAnnotation(Path.class);
            if (root != null) {
                Stream.of(bean.getBeanClass().getDeclaredMethods())
                        .filter(EveryFormRouteTest::isNoReading)
                        .map(method -> address(root, method))
                        .flatMap(EveryFormRouteTest::ofEachSubject)
                        .forEach(routes::add);
            }
        }
        return routes;
    }

    private static boolean isNoReading(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .anyMatch(http -> http != null && !Set.of("GET", "HEAD").contains(http.value()));
    }

    private static String address(Path root, Method method) {
        Path more = method.getAnnotation(Path.class);
        String address = "/" + root.value() + "/" + (more == null ? "" : more.value());
        String plain = address.replaceAll("/+", "/");
        return plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    /** Pages of credentials stand below one's own path and below that of each user. */
    private static Stream<String> ofEachSubject(String address) {
        return Stream.of(Subject.OWN_PATH, "/admin/users/x")
                .map(path -> address.replace(Subject.ROUTE, path).replaceAll("\\{[^}]*}", "x"));
    }
}
