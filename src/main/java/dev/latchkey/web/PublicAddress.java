package dev.latchkey.web;

import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The one address that browsers know this portal by, and what follows from it. */
@ApplicationScoped
public class PublicAddress {

    private final URI base;
    private final List<String> allowedHosts;

    @Inject
    PublicAddress(LatchkeyConfiguration configuration) {
        this(configuration.baseUrl(), configuration.allowedHosts().orElse(List.of()));
    }

    PublicAddress(String baseUrl, List<String> allowedHosts) {
        this.base = URI.create(baseUrl);
        this.allowedHosts = allowedHosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Scheme, host and port, as browsers write it in {@code Origin}. */
    public String origin() {
        boolean isUsual = port() == usualPort();
        return base.getScheme() + "://" + host() + (isUsual ? "" : ":" + port());
    }

    /** Whether browsers reach it over TLS. */
    public boolean isSecure() {
        return "https".equals(base.getScheme());
    }

    /**
     * Whether anybody can sign in: browsers keep the session's cookie only where the connection is safe, which is TLS or
     * this very machine.
     */
    public boolean isSignInPossible() {
        return isSecure() || isLoopback(host());
    }

    /** Whether a Host header names this address. */
    boolean isNamedBy(@Nullable String host, int port) {
        return host != null && host.equalsIgnoreCase(host()) && portOf(port) == port();
    }

    /** Whether a Host header names this machine by another of its loopback names, while this address is one. */
    boolean isAlsoNamedBy(@Nullable String host, int port) {
        return host != null && isLoopback(host()) && isLoopback(host) && portOf(port) == port();
    }

    /** Whether a Host header is one that the operator allows for programs. */
    boolean isAllowed(@Nullable String host, int port) {
        if (host == null) {
            return false;
        }
        String bare = host.toLowerCase(Locale.ROOT);
        return allowedHosts.contains(bare + ":" + port) || port < 0 && allowedHosts.contains(bare);
    }

    static boolean isLoopback(String host) {
        String bare = host.toLowerCase(Locale.ROOT);
        return bare.equals("localhost")
                || bare.endsWith(".localhost")
                || bare.equals("[::1]")
                || bare.equals("::1")
                || bare.matches("127(\\.\\d{1,3}){3}");
    }

    private String host() {
        return base.getHost().toLowerCase(Locale.ROOT);
    }

    private int port() {
        return base.getPort() < 0 ? usualPort() : base.getPort();
    }

    private int portOf(int port) {
        return port < 0 ? usualPort() : port;
    }

    private int usualPort() {
        return isSecure() ? 443 : 80;
    }
}
