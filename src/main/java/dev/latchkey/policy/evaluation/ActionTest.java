package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.arn.GlobPattern;
import dev.latchkey.policy.document.ActionElement;
import dev.latchkey.policy.document.AsciiCase;
import dev.latchkey.policy.document.PolicyValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The Action or NotAction of a statement, compiled: plain names apart from entries with wildcards. */
final class ActionTest {

    private static final String ANY_VENDOR = "*:";

    private final boolean negated;
    private final String[] names;
    private final int[] hashes;
    private final String[] patterns;
    private final GlobPattern[] globs;
    private final int[] vendors;

    private ActionTest(boolean negated, String[] names, String[] patterns) {
        this.negated = negated;
        this.names = names;
        this.patterns = patterns;
        this.hashes = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            hashes[i] = AsciiCase.hash(names[i]);
        }
        this.globs = new GlobPattern[patterns.length];
        this.vendors = new int[patterns.length];
        for (int i = 0; i < patterns.length; i++) {
            String pattern = patterns[i];
            vendors[i] = vendorHash(pattern);
            globs[i] = GlobPattern.foldedGlob(
                    pattern.startsWith(ANY_VENDOR) ? pattern.substring(ANY_VENDOR.length()) : pattern);
        }
    }

    /** The hash of the only vendor that a pattern can match, or 0 where it can match any. */
    private static int vendorHash(String pattern) {
        return pattern.startsWith(ANY_VENDOR) ? 0 : AsciiCase.hash(pattern, 0, Math.max(0, pattern.indexOf(':')));
    }

    static ActionTest of(ActionElement element) {
        int size = element.values().size();
        String[] names = new String[size];
        String[] patterns = new String[size];
        int nameCount = 0;
        int patternCount = 0;
        for (PolicyValue value : element.values()) {
            String text = value.text();
            if (text == null) {
                continue;
            }
            if (text.contains("*") || text.contains("?")) {
                patterns[patternCount++] = text;
            } else {
                names[nameCount++] = text;
            }
        }
        return new ActionTest(
                element.isNegated(), Arrays.copyOf(names, nameCount), Arrays.copyOf(patterns, patternCount));
    }

    boolean isNegated() {
        return negated;
    }

    int nameCount() {
        return names.length;
    }

    String name(int index) {
        return names[index];
    }

    int nameHash(int index) {
        return hashes[index];
    }

    /** The hashes of the vendors that the entries with wildcards name; 0 stands for any. */
    int[] vendors() {
        return vendors;
    }

    /** Whether an action of a vendor could match although no name says so. */
    boolean isOpenTo(int vendorHash) {
        if (negated) {
            return true;
        }
        for (int vendor : vendors) {
            if (vendor == 0 || vendor == vendorHash) {
                return true;
            }
        }
        return false;
    }

    boolean matches(RequestedAction action) {
        return negated != (isNamed(action) || isLikeAPattern(action));
    }

    /** The entry that speaks of an action, as it stands in the document; null where none does. */
    @Nullable
    String entryFor(String action) {
        for (String name : names) {
            if (AsciiCase.equal(name, action)) {
                return name;
            }
        }
        for (int i = 0; i < patterns.length; i++) {
            if (isLike(i, action)) {
                return patterns[i];
            }
        }
        return null;
    }

    private boolean isNamed(RequestedAction action) {
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] == action.hash() && AsciiCase.equal(names[i], action.text())) {
                return true;
            }
        }
        return false;
    }

    private boolean isLikeAPattern(RequestedAction action) {
        for (int i = 0; i < globs.length; i++) {
            boolean possible = vendors[i] == 0 || vendors[i] == action.vendorHash();
            if (possible && isLike(i, action.text())) {
                return true;
            }
        }
        return false;
    }

    private boolean isLike(int index, String action) {
        if (!patterns[index].startsWith(ANY_VENDOR)) {
            return globs[index].matchesFrom(action, 0);
        }
        int colon = action.indexOf(':');
        return colon >= 0 && globs[index].matchesFrom(action, colon + 1);
    }
}
