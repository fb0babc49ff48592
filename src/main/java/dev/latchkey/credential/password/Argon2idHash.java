package dev.latchkey.credential.password;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hash with everything that is needed to compute it again, written as a PHC string.
 *
 * @param cost memory, iterations and lanes
 * @param isPeppered whether a key from outside the database was mixed in
 */
record Argon2idHash(Cost cost, boolean isPeppered, byte[] salt, byte[] tag) {
    /** The key that was mixed in is named as the format provides for; there is one so far. */
    private static final String PEPPER_KEY_ID = ",keyid=MQ";

    private static final Pattern WRITTEN =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,4}),p=(\\d{1,3})(" + PEPPER_KEY_ID
                    + ")?\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{16,86})");

    private static final Base64.Encoder WRITER = Base64.getEncoder().withoutPadding();

    /** What a hash costs: memory in KiB, iterations, lanes. */
    record Cost(int memory, int iterations, int parallelism) {}

    static Optional<Argon2idHash> parse(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Cost cost = new Cost(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        return Optional.of(new Argon2idHash(
                cost,
                parts.group(4) != null,
                Base64.getDecoder().decode(parts.group(5)),
                Base64.getDecoder().decode(parts.group(6))));
    }

    String written() {
        return "$argon2id$v=19$m=" + cost.memory() + ",t=" + cost.iterations() + ",p=" + cost.parallelism()
                + (isPeppered ? PEPPER_KEY_ID : "") + "$" + WRITER.encodeToString(salt) + "$"
                + WRITER.encodeToString(tag);
    }

    @Override
    public String toString() {
        return "Argon2idHash[redacted]";
    }
}
