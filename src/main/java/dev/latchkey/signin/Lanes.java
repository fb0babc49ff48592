package dev.latchkey.signin;

import dev.latchkey.platform.Ascii;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

/** Names the lanes and knows their limits. */
@Singleton
class Lanes {
    private static final int SITE_PREFIX_BYTES = 8;
    private static final Duration MEMORY = Duration.ofDays(30);

    private final LaneLimit strangers;
    private final LaneLimit network;
    private final LaneLimit secondFactor;
    private final LaneLimit device = new LaneLimit.Count(MEMORY);
    private final int deviceFailures;

    Lanes(LatchkeyConfiguration configuration) {
        LatchkeyConfiguration.Throttle throttle = configuration.throttle();
        this.strangers = new LaneLimit.Backoff(
                throttle.unknownDeviceFailures(),
                throttle.unknownDeviceWindow(),
                throttle.firstWait(),
                throttle.longestWait());
        this.network = new LaneLimit.Allowance(throttle.networkFailures(), throttle.networkWindow());
        this.secondFactor = new LaneLimit.Pause(
                throttle.secondFactorFailures(), throttle.secondFactorWindow(), throttle.secondFactorPause());
        this.deviceFailures = throttle.knownDeviceFailures();
    }

    /** All devices that a user has not signed in from. */
    Lane strangersOf(String userId) {
        return Lane.of("user", userId, strangers);
    }

    /** Tries for somebody who does not exist: counted like all others, so that they cost the same. */
    Lane strangersOfNobody(String account, String userName) {
        return Lane.of("nobody", Ascii.lower(account) + "/" + Ascii.lower(userName), strangers);
    }

    /** A device that the user has signed in from. */
    Lane deviceOf(String userId, byte[] deviceHash) {
        return Lane.of("device", userId + "/" + HexFormat.of().formatHex(deviceHash), device);
    }

    /** A session, or a key: whoever holds it is no stranger. */
    Lane credentialOf(String userId, String credential) {
        return Lane.of("credential", userId + "/" + credential, device);
    }

    /** The codes of a user; only whoever knows the password gets there. */
    Lane secondFactorOf(String userId) {
        return Lane.of("second-factor", userId, secondFactor);
    }

    /** An IPv4 address, or the /64 that an IPv6 address lies in: one site owns all of that. */
    Lane networkOf(String address) {
        return Lane.of("network", siteOf(address), network);
    }

    /** Whether a known device has failed so often that it counts as a stranger. */
    boolean isStranger(LaneState deviceState) {
        return deviceState.failures() >= deviceFailures;
    }

    static String siteOf(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            int zone = address.indexOf('%');
            byte[] bytes = InetAddress.getByName(zone < 0 ? address : address.substring(0, zone))
                    .getAddress();
            return HexFormat.of()
                    .formatHex(bytes.length > SITE_PREFIX_BYTES ? Arrays.copyOf(bytes, SITE_PREFIX_BYTES) : bytes);
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }
}
