package dev.latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.platform.configuration.Network;
import dev.latchkey.web.RequestOrigins.Hop;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RequestOriginsTest {

    private static final Hop SOCKET = new Hop("10.0.0.5", false);

    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();

    private Hop client(String... trusted) {
        List<Network> networks = List.of(trusted).stream()
                .map(Network::parse)
                .flatMap(Optional::stream)
                .toList();
        return ForwardedHops.of(headers)
                .clientBehind(SOCKET, address -> networks.stream().anyMatch(network -> network.contains(address)));
    }

    @Nested
    class Without_a_trusted_proxy {

        @Test
        void headers_say_nothing() {
            headers.add("Forwarded", "for=192.0.2.1;proto=https").add("X-Forwarded-For", "192.0.2.1");

            assertThat(client()).isEqualTo(SOCKET);
            assertThat(client("10.9.0.0/16")).isEqualTo(SOCKET);
        }
    }

    @Nested
    class Behind_a_trusted_proxy {

        @Test
        void the_standard_header_names_the_client() {
            headers.add("Forwarded", "for=192.0.2.1;proto=https;by=10.0.0.5");

            assertThat(client("10.0.0.0/8")).isEqualTo(new Hop("192.0.2.1", true));
        }

        @Test
        void the_usual_header_names_the_client() {
            headers.add("X-Forwarded-For", "192.0.2.1").add("X-Forwarded-Proto", "https");

            assertThat(client("10.0.0.0/8")).isEqualTo(new Hop("192.0.2.1", true));
        }

        @Test
        void what_the_client_wrote_itself_is_not_believed() {
            headers.add("X-Forwarded-For", "203.0.113.9, 192.0.2.1");

            assertThat(client("10.0.0.0/8").address()).isEqualTo("192.0.2.1");
        }

        @Test
        void a_chain_of_trusted_proxies_is_followed_to_its_end() {
            headers.add("X-Forwarded-For", "203.0.113.9, 192.0.2.1, 10.0.0.7, 10.0.0.6");

            assertThat(client("10.0.0.0/8").address()).isEqualTo("192.0.2.1");
        }

        @Test
        void ports_brackets_and_quotes_are_taken_off() {
            headers.add("Forwarded", "for=\"[2001:db8::1]:4711\"");
            assertThat(client("10.0.0.0/8").address()).isEqualTo("2001:db8::1");

            headers.clear().add("X-Forwarded-For", "192.0.2.1:4711");
            assertThat(client("10.0.0.0/8").address()).isEqualTo("192.0.2.1");
        }

        @Test
        void a_hidden_client_leaves_the_proxy() {
            headers.add("Forwarded", "for=unknown");
            assertThat(client("10.0.0.0/8")).isEqualTo(SOCKET);

            headers.clear().add("Forwarded", "for=_secret");
            assertThat(client("10.0.0.0/8")).isEqualTo(SOCKET);
        }
    }
}
