package dev.latchkey.account;

import dev.latchkey.account.PasswordChangeAccess.Obstacle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a preview found, in words.
 *
 * @param isDone whether everybody has been looked at
 * @param seen how many users have
 * @param total how many there are
 * @param lines how many users fall into which group, and who they are
 * @param leftOut said of those whom the caller may not simulate; empty if there are none
 * @param advice what guidance has to say about the policy that was tried
 * @param next the address that goes on with it; empty once it is done
 */
record EffectReport(
        boolean isDone,
        long seen,
        long total,
        List<Line> lines,
        Optional<String> leftOut,
        List<String> advice,
        Optional<String> next) {

    /** Some users of whom the same can be said. */
    record Line(String group, String text, List<String> names, boolean hasMoreNames, List<Obstacle> obstacles) {}

    static EffectReport of(EffectProgress progress, Optional<String> next) {
        EffectTally tally = progress.tally();
        List<Line> lines = new ArrayList<>();
        lines.add(line(tally, EffectGroup.GAIN, "1 user gains", "%,d users gain"));
        lines.add(line(tally, EffectGroup.LOSE, "1 user loses", "%,d users lose"));
        lines.add(line(
                tally,
                EffectGroup.KEEP,
                "1 user may change it, before and after",
                "%,d users may change it, before and after"));
        lines.add(line(
                tally,
                EffectGroup.WITHOUT,
                "1 user may change it neither before nor after",
                "%,d users may change it neither before nor after"));
        addIfAny(
                lines,
                tally,
                EffectGroup.MFA_FIRST,
                "1 user may change it only after verifying with MFA",
                "%,d users may change it only after verifying with MFA");
        addIfAny(
                lines,
                tally,
                EffectGroup.RULES_AFTER_MFA,
                "1 user may change it but cannot read the rules until verifying with MFA",
                "%,d users may change it but cannot read the rules until verifying with MFA");
        addIfAny(
                lines,
                tally,
                EffectGroup.RULES_NEVER,
                "1 user may change it but can never read the rules",
                "%,d users may change it but can never read the rules");
        return new EffectReport(
                progress.isDone(),
                progress.seen(),
                progress.total(),
                List.copyOf(lines),
                leftOut(tally.leftOut()),
                PolicyAdvice.on(progress.proposed()),
                next);
    }

    /** The numbers with their thousands told apart. */
    public String progressText() {
        return String.format(Locale.ENGLISH, "%,d of %,d users evaluated", seen, Math.max(seen, total));
    }

    private static void addIfAny(List<Line> lines, EffectTally tally, EffectGroup group, String one, String many) {
        if (tally.of(group).users() > 0) {
            lines.add(line(tally, group, one, many));
        }
    }

    private static Line line(EffectTally tally, EffectGroup group, String one, String many) {
        EffectTally.Count count = tally.of(group);
        long users = count.users();
        String text = users == 1 ? one : String.format(Locale.ENGLISH, many, users);
        List<String> names = count.names();
        return new Line(
                group.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                text,
                names,
                users > names.size(),
                count.obstacles());
    }

    private static Optional<String> leftOut(long users) {
        if (users == 0) {
            return Optional.empty();
        }
        return Optional.of(
                users == 1
                        ? "1 user is left out: you may not simulate that user."
                        : String.format(Locale.ENGLISH, "%,d users are left out: you may not simulate them.", users));
    }
}
