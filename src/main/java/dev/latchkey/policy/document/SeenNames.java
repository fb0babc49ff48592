package dev.latchkey.policy.document;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names met so far in one JSON object; most objects hold so few that looking through them is fastest. */
final class SeenNames {

    private static final int FEW = 8;

    private final @Nullable String[] few = new String[FEW];
    private int count;
    private @Nullable Set<String> many;

    /** Whether the name was not met before. */
    boolean add(String name) {
        if (many != null) {
            return many.add(name);
        }
        for (int i = 0; i < count; i++) {
            if (name.equals(few[i])) {
                return false;
            }
        }
        if (count == FEW) {
            many = new HashSet<>();
            for (String earlier : few) {
                if (earlier != null) {
                    many.add(earlier);
                }
            }
            return many.add(name);
        }
        few[count++] = name;
        return true;
    }
}
