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

    /** The golden ratio of all integers: multiples of it lie far apart in their upper bits. */
    private static final int GOLDEN = 0x9E3779B9;

    // INVARIANT: open addressing with linear probing, at most half full; equal names stand in one slot.
    private final @Nullable String[] names;
    private final int[] hashes;
    private final CompiledStatement[][] named;
    private final int shift;
    // INVARIANT: openByVendor[i] holds, in order, all statements that are open to vendors[i], openToAll among them.
    private final int[] vendors;
    private final CompiledStatement[][] openByVendor;
    private final CompiledStatement[] openToAll;

    StatementIndex(List<CompiledStatement> statements) {
        int nameCount = 0;
        for (CompiledStatement statement : statements) {
            nameCount +=
                    statement.actions().isNegated() ? 0 : statement.actions().nameCount();
        }
        vendors = statements.stream()
                .flatMapToInt(statement -> Arrays.stream(statement.actions().vendors()))
                .distinct()
                .toArray();
        openToAll = openTo(0, statements);
        openByVendor = new CompiledStatement[vendors.length][];
        for (int i = 0; i < vendors.length; i++) {
            openByVendor[i] = openTo(vendors[i], statements);
        }
        int slots = Math.max(2, Integer.highestOneBit(nameCount) * 4);
        shift = Integer.numberOfLeadingZeros(slots) + 1;
        names = new String[slots];
        hashes = new int[slots];
        named = new CompiledStatement[slots][];
        for (CompiledStatement statement : statements) {
            ActionTest actions = statement.actions();
            for (int i = 0; !actions.isNegated() && i < actions.nameCount(); i++) {
                add(actions.name(i), actions.nameHash(i), statement);
            }
        }
    }

    boolean isEmpty() {
        return names.length == 2 && openToAll.length == 0 && vendors.length == 0;
    }

    /** Whether any statement speaks of the action, whatever its resources and conditions. */
    boolean isAnyOn(RequestedAction action) {
        return named(action.text(), action.hash()).length > 0
                || Arrays.stream(open(action.vendorHash()))
                        .anyMatch(statement -> statement.actions().matches(action));
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

    /** The statements to be asked about an action of a vendor although they do not name it. */
    CompiledStatement[] open(int vendorHash) {
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

    /** The statements that name an action, without wildcards. */
    CompiledStatement[] named(String action, int hash) {
        int mask = names.length - 1;
        int slot = firstSlot(hash);
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
        int slot = firstSlot(hash);
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

    private int firstSlot(int hash) {
        return hash * GOLDEN >>> shift;
    }
}
