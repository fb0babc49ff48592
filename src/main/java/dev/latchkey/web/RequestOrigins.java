package dev.latchkey.web;

import dev.latchkey.operation.RequestOrigin;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.platform.configuration.Network;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds out where a request came from: from its socket, or, where a trusted proxy sent it, from that proxy's headers.
 *
 * <p>Proxies add to the end of a header, so the list is read backwards: the first address that is no trusted proxy's is
 * the client's, and whatever stands before it was written by the client.
 */
@Singleton
public class RequestOrigins {

    private static final String REQUEST_ID = "latchkey.request-id";
    private static final int LONGEST_USER_AGENT = 512;
    private static final int LONGEST_REFERER = 2048;

    private final List<Network> trusted;

    @Inject
    RequestOrigins(LatchkeyConfiguration configuration) {
        this(configuration.trustedProxies().orElse(List.of()));
    }

    RequestOrigins(List<String> trustedProxies) {
        this.trusted = trustedProxies.stream()
                .map(Network::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Where this request came from. */
    public RequestOrigin of(RoutingContext http) {
        HttpServerRequest request = http.request();
        Hop hop = hop(request);
        return new RequestOrigin(
                idOf(http),
                hop.address(),
                printable(request.getHeader("User-Agent"), LONGEST_USER_AGENT).orElse(""),
                hop.secure(),
                printable(request.getHeader("Referer"), LONGEST_REFERER).orElse(null));
    }

    /** The id of this request, made when it is first asked for. */
    static UUID idOf(RoutingContext http) {
        UUID known = http.get(REQUEST_ID);
        if (known != null) {
            return known;
        }
        UUID made = UUID.randomUUID();
        http.put(REQUEST_ID, made);
        return made;
    }

    private Hop hop(HttpServerRequest request) {
        SocketAddress socket = request.remoteAddress();
        String address = socket == null || socket.hostAddress() == null ? "0.0.0.0" : withoutZone(socket.hostAddress());
        Hop nearest = new Hop(address, request.isSSL());
        return isTrusted(address)
                ? ForwardedHops.of(request.headers()).clientBehind(nearest, this::isTrusted)
                : nearest;
    }

    private boolean isTrusted(String address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    private static Optional<String> printable(@org.jspecify.annotations.Nullable String header, int longest) {
        if (header == null) {
            return Optional.empty();
        }
        StringBuilder kept = new StringBuilder();
        header.chars()
                .filter(c -> c >= ' ' && c < 127 || c >= 0xA0 && c < Character.MIN_SURROGATE)
                .limit(longest)
                .forEach(c -> kept.append((char) c));
        return Optional.of(kept.toString());
    }

    /**
     * One station on the way.
     *
     * @param address numeric
     * @param secure whether TLS was used to reach the station after it
     */
    record Hop(String address, boolean secure) {}
}
