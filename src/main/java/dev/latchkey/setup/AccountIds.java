package dev.latchkey.setup;

import dev.latchkey.secret.RandomSource;

/** Proposes account ids. */
final class AccountIds {

    private static final int DIGITS = 12;

    private AccountIds() {}

    /** Twelve random digits, the first of them no zero, as spreadsheets like to lose those. */
    static String random(RandomSource random) {
        StringBuilder id = new StringBuilder().append((char) ('1' + random.below(9)));
        while (id.length() < DIGITS) {
            id.append((char) ('0' + random.below(10)));
        }
        return id.toString();
    }
}
