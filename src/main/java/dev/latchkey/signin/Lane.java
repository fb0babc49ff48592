package dev.latchkey.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.secret.Sha256;
import java.util.HexFormat;

/**
 * Where failures are counted: one lane for all unknown devices of a user, one for each known device and each session,
 * one for each network. A stranger's failures thus never slow down somebody at their own device.
 *
 * @param name what the lane is stored under, in hexadecimal
 */
record Lane(String name, LaneLimit limit) {

    static Lane of(String kind, String whose, LaneLimit limit) {
        return new Lane(Sha256.hex((kind + " " + whose).getBytes(UTF_8)), limit);
    }

    byte[] key() {
        return HexFormat.of().parseHex(name);
    }
}
