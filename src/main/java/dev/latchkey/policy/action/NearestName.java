package dev.latchkey.policy.action;

import dev.latchkey.policy.document.AsciiCase;
import java.util.Collection;
import java.util.Optional;

/** Finds the name that somebody probably meant: the one with the fewest letters to add, drop or replace. */
final class NearestName {

    private static final int MAX_LENGTH = 128;

    private NearestName() {}

    static Optional<String> to(String mistyped, Collection<String> names) {
        String text = AsciiCase.fold(mistyped);
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String best = null;
        int bestDistance = Math.max(3, text.length() / 3) + 1;
        for (String name : names) {
            if (Math.abs(name.length() - text.length()) < bestDistance) {
                int distance = distance(text, AsciiCase.fold(name));
                if (distance < bestDistance) {
                    best = name;
                    bestDistance = distance;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
