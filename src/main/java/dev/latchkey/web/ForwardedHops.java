package dev.latchkey.web;

import dev.latchkey.platform.configuration.Network;
import dev.latchkey.web.RequestOrigins.Hop;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The stations that proxies have written down: {@code Forwarded} (RFC 7239), or else {@code X-Forwarded-*}. */
record ForwardedHops(List<Station> stations) {

    private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for=(\"[^\"]*\"|[^;,\\s]*)");
    private static final Pattern PROTO = Pattern.compile("(?i)(?:^|;)\\s*proto=\"?([a-z]+)");
    private static final Pattern BRACKETED = Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::\\d+)?");
    private static final Pattern WITH_PORT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}):\\d+");

    /** What one proxy wrote: from whom it got the request, and whether over TLS. */
    record Station(String from, Optional<Boolean> secure) {}

    static ForwardedHops of(MultiMap headers) {
        List<Station> stations = new ArrayList<>();
        for (String element : elements(headers, "Forwarded")) {
            stations.add(new Station(address(find(FOR, element)), secure(find(PROTO, element))));
        }
        if (stations.isEmpty()) {
            List<String> from = elements(headers, "X-Forwarded-For");
            List<String> protocols = elements(headers, "X-Forwarded-Proto");
            for (int i = 0; i < from.size(); i++) {
                // Most proxies write one protocol, that of the outermost station, however many addresses there are.
                String protocol = protocols.isEmpty() ? null : protocols.get(Math.min(i, protocols.size() - 1));
                stations.add(new Station(address(from.get(i)), secure(protocol)));
            }
        }
        return new ForwardedHops(stations);
    }

    /** The outermost station that is known through trusted proxies only. */
    Hop clientBehind(Hop socket, Predicate<String> isTrusted) {
        Hop client = socket;
        for (int i = stations.size() - 1; i >= 0 && isTrusted.test(client.address()); i--) {
            Station station = stations.get(i);
            if (!isAddress(station.from())) {
                break;
            }
            client = new Hop(station.from(), station.secure().orElse(client.secure()));
        }
        return client;
    }

    private static boolean isAddress(String text) {
        return Network.parse(text).isPresent() && !text.contains("/");
    }

    private static List<String> elements(MultiMap headers, String name) {
        return headers.getAll(name).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toList();
    }

    private static @Nullable String find(Pattern pattern, String element) {
        Matcher matcher = pattern.matcher(element);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static Optional<Boolean> secure(@Nullable String protocol) {
        return Optional.ofNullable(protocol).map("https"::equalsIgnoreCase);
    }

    private static String address(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String bare = text.replace("\"", "").strip();
        Matcher bracketed = BRACKETED.matcher(bare);
        if (bracketed.matches()) {
            return bracketed.group(1);
        }
        Matcher withPort = WITH_PORT.matcher(bare);
        return withPort.matches() ? withPort.group(1) : bare;
    }
}
