package dev.latchkey.permission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a preview of another text for a policy has come, and what it has found: numbers for each thing that flips, some
 * names, and some users in full. Its size is bounded, whatever the number of users.
 */
final class PolicyEffect {

    /** Users whose flips are kept one by one. */
    static final int USERS = 20;

    /** Flips kept of each of them, and names kept of each flip. */
    static final int FEW = 5;

    private static final int MOST_LISTS = 1000;

    private final long total;
    private String position;
    private boolean done;
    private long seen;
    private long leftOut;
    private long touched;
    private final TreeMap<Flip, Count> flips = new TreeMap<>();
    private final List<UserFlips> users = new ArrayList<>();
    // Very many users have the very same list: where its counts are is looked up once.
    private final IdentityHashMap<List<Flip>, List<Count>> countsOf = new IdentityHashMap<>();

    PolicyEffect(long total) {
        this(total, "", false, 0, 0, 0);
    }

    PolicyEffect(long total, String position, boolean done, long seen, long leftOut, long touched) {
        this.total = total;
        this.position = position;
        this.done = done || total == 0;
        this.seen = seen;
        this.leftOut = leftOut;
        this.touched = touched;
    }

    /** What one thing that flips comes to. */
    static final class Count {

        private long users;
        private final List<String> names = new ArrayList<>();

        void add(String name) {
            users++;
            if (names.size() < FEW) {
                names.add(name);
            }
        }

        void resume(long usersBefore, List<String> namesBefore) {
            users = usersBefore;
            names.addAll(namesBefore);
        }

        long users() {
            return users;
        }

        /** The first that were met, in the order of the alphabet. */
        List<String> names() {
            return names.stream().sorted().toList();
        }
    }

    /**
     * What flips for one user.
     *
     * @param more how many flips are not among those told
     */
    record UserFlips(String name, List<String> lost, List<String> gained, int more) {}

    void add(String name, List<Flip> found) {
        seen++;
        if (found.isEmpty()) {
            return;
        }
        touched++;
        counts(found).forEach(count -> count.add(name));
        if (users.size() < USERS) {
            List<Flip> told = found.subList(0, Math.min(FEW, found.size()));
            users.add(new UserFlips(name, texts(told, false), texts(told, true), found.size() - told.size()));
        }
    }

    private List<Count> counts(List<Flip> found) {
        if (countsOf.size() > MOST_LISTS) {
            countsOf.clear();
        }
        return countsOf.computeIfAbsent(found, list -> list.stream()
                .map(flip -> flips.computeIfAbsent(flip, first -> new Count()))
                .toList());
    }

    void leaveOut() {
        seen++;
        leftOut++;
    }

    void reach(String end, boolean last) {
        position = end;
        done = last;
    }

    void resume(Flip flip, long count, List<String> names) {
        flips.computeIfAbsent(flip, first -> new Count()).resume(count, names);
    }

    void resume(UserFlips user) {
        users.add(user);
    }

    long total() {
        return total;
    }

    String position() {
        return position;
    }

    boolean isDone() {
        return done;
    }

    long seen() {
        return seen;
    }

    long leftOut() {
        return leftOut;
    }

    /** How many users something flips for. */
    long touched() {
        return touched;
    }

    Map<Flip, Count> flips() {
        return flips;
    }

    List<UserFlips> users() {
        return users.stream().sorted(Comparator.comparing(UserFlips::name)).toList();
    }

    private static List<String> texts(List<Flip> told, boolean opens) {
        return told.stream()
                .filter(flip -> flip.opens() == opens)
                .map(Flip::text)
                .toList();
    }
}
