package dev.latchkey.credential.accesskey;

import dev.latchkey.secret.RandomSource;

/** Makes ids of long-term access keys: {@code AKIA} and 16 characters of base32. */
final class AccessKeyId {

    static final String PREFIX = "AKIA";

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int RANDOM_CHARACTERS = 16;

    private AccessKeyId() {}

    static String random(RandomSource random) {
        StringBuilder id = new StringBuilder(PREFIX);
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            id.append(BASE32.charAt(random.below(BASE32.length())));
        }
        return id.toString();
    }
}
