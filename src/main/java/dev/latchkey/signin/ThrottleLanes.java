package dev.latchkey.signin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Under which keys the failures of a user are counted, for whoever makes them forgotten on the host. */
public final class ThrottleLanes {
    private static final LaneLimit ANY = new LaneLimit.Count(Duration.ZERO);

    private ThrottleLanes() {}

    /**
     * The keys of all lanes of a user.
     *
     * @param devices the hashes of the devices that the user has signed in from
     */
    public static List<byte[]> of(String userId, List<byte[]> devices) {
        List<byte[]> keys = new ArrayList<>();
        keys.add(Lane.of("user", userId, ANY).key());
        keys.add(Lane.of("second-factor", userId, ANY).key());
        devices.forEach(device ->
                keys.add(Lane.of("device", userId + "/" + HexFormat.of().formatHex(device), ANY)
                        .key()));
        return keys;
    }
}
