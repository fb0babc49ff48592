package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.document.AsciiCase;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one effect in one policy, found by the action they name.
 *
 * <p>Statements that name actions without wildcards are looked up. Those with wildcards are asked about the actions of
 * their vendors only, and those with NotAction or a wildcard for the vendor about every action.
 */
final class StatementIndex {

    private static final CompiledStatement[] NONE = {};

    // INVARIANT: open addressing with linear probing, at most half full; equal names stand in one slot.
    private final @Nullable String[] names;
    private final int[] hashes;
    private final CompiledStatement[][] named;
    // INVARIANT: openByVendor[i] holds, in order, all statements that are open to vendors[i], openToAll among them.
    private final int[] vendors;
    private final CompiledStatement[][] openByVendor;
    private final CompiledStatement[] openToAll;

    StatementIndex(List<CompiledStatement> statements) {
        int nameCount = 0;
        int[] known = new int[statements.size()];
        int vendorCount = 0;
        for (CompiledStatement statement : statements) {
            ActionTest actions = statement.actions();
            nameCount += actions.isNegated() ? 0 : actions.nameCount();
            for (int vendor : actions.vendors()) {
                if (vendor != 0 && !contains(known, vendorCount, vendor)) {
                    known = vendorCount == known.length ? Arrays.copyOf(known, 2 * vendorCount) : known;
                    known[vendorCount++] = vendor;
                }
            }
        }
        vendors = Arrays.copyOf(known, vendorCount);
        openToAll = openTo(0, statements);
        openByVendor = new CompiledStatement[vendorCount][];
        for (int i = 0; i < vendorCount; i++) {
            openByVendor[i] = openTo(vendors[i], statements);
        }
        int slots = nameCount == 0 ? 1 : Integer.highestOneBit(4 * nameCount - 1);
        names = new String[slots];
        hashes = new int[slots];
        named = new CompiledStatement[slots][];
        Arrays.fill(named, NONE);
        for (CompiledStatement statement : statements) {
            ActionTest actions = statement.actions();
            for (int i = 0; !actions.isNegated() && i < actions.nameCount(); i++) {
                add(actions.name(i), actions.nameHash(i), statement);
            }
        }
    }

    boolean isEmpty() {
        return names.length == 1 && openToAll.length == 0 && vendors.length == 0;
    }

    /** The first statement of the policy that applies, or null. */
    @Nullable
    CompiledStatement firstApplying(RequestedAction action, String resource, RequestContext context) {
        CompiledStatement[] known = named(action.text(), action.hash());
        CompiledStatement[] open = open(action.vendorHash());
        int k = 0;
        int o = 0;
        while (k < known.length || o < open.length) {
            boolean isKnown = o == open.length || (k < known.length && known[k].index() <= open[o].index());
            CompiledStatement statement;
            if (isKnown) {
                statement = known[k++];
                if (o < open.length && open[o] == statement) {
                    o++;
                }
            } else {
                statement = open[o++];
            }
            if ((isKnown || statement.actions().matches(action)) && statement.appliesTo(resource, context)) {
                return statement;
            }
        }
        return null;
    }

    private CompiledStatement[] open(int vendorHash) {
        for (int i = 0; i < vendors.length; i++) {
            if (vendors[i] == vendorHash) {
                return openByVendor[i];
            }
        }
        return openToAll;
    }

    private static CompiledStatement[] openTo(int vendorHash, List<CompiledStatement> statements) {
        CompiledStatement[] found = new CompiledStatement[statements.size()];
        int count = 0;
        for (CompiledStatement statement : statements) {
            if (statement.actions().isOpenTo(vendorHash)) {
                found[count++] = statement;
            }
        }
        return count == 0 ? NONE : Arrays.copyOf(found, count);
    }

    private static boolean contains(int[] values, int count, int value) {
        for (int i = 0; i < count; i++) {
            if (values[i] == value) {
                return true;
            }
        }
        return false;
    }

    private CompiledStatement[] named(String action, int hash) {
        int mask = names.length - 1;
        int slot = spread(hash) & mask;
        for (String name = names[slot]; name != null; name = names[slot]) {
            if (hashes[slot] == hash && AsciiCase.equal(name, action)) {
                return named[slot];
            }
            slot = slot + 1 & mask;
        }
        return NONE;
    }

    private void add(String name, int hash, CompiledStatement statement) {
        int mask = names.length - 1;
        int slot = spread(hash) & mask;
        for (String found = names[slot]; found != null; found = names[slot]) {
            if (hashes[slot] == hash && AsciiCase.equal(found, name)) {
                CompiledStatement[] present = named[slot];
                if (present[present.length - 1] != statement) {
                    CompiledStatement[] more = Arrays.copyOf(present, present.length + 1);
                    more[present.length] = statement;
                    named[slot] = more;
                }
                return;
            }
            slot = slot + 1 & mask;
        }
        names[slot] = name;
        hashes[slot] = hash;
        named[slot] = new CompiledStatement[] {statement};
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 16;
    }
}
