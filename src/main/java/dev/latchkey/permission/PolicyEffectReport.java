package dev.latchkey.permission;

import dev.latchkey.permission.PolicyEffect.UserFlips;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a preview found, in words.
 *
 * @param headline how many users it touches
 * @param own what whoever looks would lose by it, if anything
 * @param losses what users lose, worst first
 * @param gains what users gain
 * @param users some of them in full
 * @param moreUsers how many are not among these
 * @param leftOut said of those whom the caller may not simulate
 * @param progress the sealed progress to go on from; empty once it is done
 */
record PolicyEffectReport(
        boolean isDone,
        long seen,
        long total,
        String headline,
        Optional<String> own,
        List<Line> losses,
        List<Line> gains,
        List<UserFlips> users,
        long moreUsers,
        Optional<String> leftOut,
        Optional<String> progress) {

    /** One thing that flips, and for how many. */
    record Line(String text, long users, List<String> names, boolean hasMoreNames) {}

    static PolicyEffectReport of(PolicyEffect effect, List<Flip> own, Optional<String> progress) {
        List<Line> losses = new ArrayList<>();
        List<Line> gains = new ArrayList<>();
        effect.flips().forEach((flip, count) -> (flip.opens() ? gains : losses)
                .add(new Line(
                        flip.text(),
                        count.users(),
                        count.names(),
                        count.users() > count.names().size())));
        return new PolicyEffectReport(
                effect.isDone(),
                effect.seen(),
                effect.total(),
                headline(effect),
                ownLoss(own),
                losses,
                gains,
                List.copyOf(effect.users()),
                effect.touched() - effect.users().size(),
                effect.leftOut() == 0 ? Optional.empty() : Optional.of(leftOut(effect.leftOut())),
                progress);
    }

    private static String headline(PolicyEffect effect) {
        if (effect.total() == 0) {
            return "Nobody holds this policy, so nobody's permissions change.";
        }
        if (effect.touched() == 0) {
            long looked = effect.seen() - effect.leftOut();
            return looked == 1
                    ? "Nothing changes for the 1 user looked at."
                    : "Nothing changes for the " + looked + " users looked at.";
        }
        return effect.seen() == 1
                ? "Something changes for " + effect.touched() + " of 1 user."
                : "Something changes for " + effect.touched() + " of " + effect.seen() + " users.";
    }

    private static String leftOut(long number) {
        return number == 1
                ? "1 user left out: you may not simulate them."
                : number + " users left out: you may not simulate them.";
    }

    /** What whoever looks would lose themselves, in a sentence. */
    static Optional<String> ownLoss(List<Flip> own) {
        List<String> lost =
                own.stream().filter(flip -> !flip.opens()).map(Flip::text).toList();
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        String some = String.join("; ", lost.subList(0, Math.min(3, lost.size())));
        return Optional.of(
                lost.size() > 3
                        ? "You would lose permissions yourself: " + some + "; and " + (lost.size() - 3) + " more."
                        : "You would lose permissions yourself: " + some + ".");
    }
}
