package dev.latchkey.credential.mfa.hardware;

import dev.latchkey.secret.SecretBytes;
import java.util.regex.Pattern;

/** One token of a vendor's file: what is printed on it, and what its codes are made from. */
record TokenSeed(String serialNumber, SecretBytes seed) {
    /** As IAM takes serial numbers, without what only an ARN has. */
    private static final Pattern SERIAL = Pattern.compile("[A-Za-z0-9_+=,.@-]{9,64}");

    private static final int SHORTEST_SEED = 20;
    private static final int LONGEST_SEED = 64;

    /** @throws UnreadableTokens for what is no serial number, and for a seed that is too short or too long */
    static TokenSeed of(String serialNumber, SecretBytes seed, String place) {
        String serial = serialNumber.strip();
        if (!SERIAL.matcher(serial).matches()) {
            throw new UnreadableTokens(
                    place + ": a serial number has 9 to 64 letters, digits and any of _ + = , . @ -.");
        }
        if (seed.length() < SHORTEST_SEED || seed.length() > LONGEST_SEED) {
            throw new UnreadableTokens(place + ": the seed has " + seed.length() * 8
                    + " bits, and only seeds of 160 to 512 bits are taken.");
        }
        return new TokenSeed(serial, seed);
    }
}
