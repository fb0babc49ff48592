package dev.latchkey.account;

import dev.latchkey.account.PasswordChangeAccess.Obstacle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a preview has counted so far: in each group how many users, the first names, and what stands in their way. */
final class EffectTally {

    /** How many names a group shows. */
    static final int NAMES = 20;

    /** How many statements a group names. */
    static final int OBSTACLES = 3;

    private final Map<EffectGroup, Count> counts = new EnumMap<>(EffectGroup.class);
    private long evaluated;
    private long leftOut;

    EffectTally() {
        for (EffectGroup group : EffectGroup.values()) {
            counts.put(group, new Count());
        }
    }

    /** Counts a user. */
    void add(PasswordChangeEffect effect) {
        evaluated++;
        counts.forEach((group, count) -> {
            if (group.includes(effect)) {
                count.add(effect.userName(), effect.obstacleOf(group));
            }
        });
    }

    /** Counts a user whom the caller may not simulate. */
    void leaveOut() {
        leftOut++;
    }

    long evaluated() {
        return evaluated;
    }

    long leftOut() {
        return leftOut;
    }

    Count of(EffectGroup group) {
        return java.util.Objects.requireNonNull(counts.get(group));
    }

    /** Takes up where another count had come to. */
    void resume(long evaluatedBefore, long leftOutBefore) {
        evaluated = evaluatedBefore;
        leftOut = leftOutBefore;
    }

    /** One group. */
    static final class Count {

        private long users;
        private final List<String> names = new ArrayList<>();
        private final List<Obstacle> obstacles = new ArrayList<>();

        private void add(String name, Obstacle obstacle) {
            users++;
            if (names.size() < NAMES) {
                names.add(name);
            }
            if (obstacle.isNamed() && obstacles.size() < OBSTACLES && !obstacles.contains(obstacle)) {
                obstacles.add(obstacle);
            }
        }

        /** Takes up where another count had come to. */
        void resume(long usersBefore, List<String> namesBefore, List<Obstacle> obstaclesBefore) {
            users = usersBefore;
            names.addAll(namesBefore);
            obstacles.addAll(obstaclesBefore);
        }

        long users() {
            return users;
        }

        List<String> names() {
            return List.copyOf(names);
        }

        List<Obstacle> obstacles() {
            return List.copyOf(obstacles);
        }
    }
}
