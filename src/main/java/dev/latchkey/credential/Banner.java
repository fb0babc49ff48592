package dev.latchkey.credential;

import dev.latchkey.web.GateReason;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says once what would otherwise be said at every control: drawn where one cause closes three of them or more.
 *
 * @param id what the controls point to
 * @param headline what the cause is, and how much it closes
 * @param reason the cause in full
 * @param words what each control says instead
 */
record Banner(String id, String headline, GateReason reason, String words) {

    private static final int WORTH_ONE = 3;
    private static final Set<String> MFA = Set.of("needs-mfa", "needs-mfa-setup", "mfa-too-old");

    /** These are about the thing beside them, and are told there. */
    private static final Set<String> OF_ONE_THING = Set.of("quota", "state");

    /** The banner for all that is closed on a page, if one cause is common enough. */
    static Optional<Banner> over(Stream<GateReason> closed) {
        Map<String, List<GateReason>> byCause = closed.filter(reason -> !OF_ONE_THING.contains(reason.name()))
                .collect(Collectors.groupingBy(Banner::cause, LinkedHashMap::new, Collectors.toList()));
        return byCause.values().stream()
                .filter(reasons -> reasons.size() >= WORTH_ONE)
                .max(Comparator.comparingInt(List::size))
                .map(Banner::of);
    }

    /** What replaces the reasons that this banner tells. */
    UnaryOperator<GateReason> shortening() {
        return each -> cause(each).equals(cause(reason)) ? each.pointingTo(id, words) : each;
    }

    private static Banner of(List<GateReason> reasons) {
        GateReason first = reasons.get(0);
        int count = reasons.size();
        return MFA.contains(first.name())
                ? new Banner(
                        "needs-mfa", "You signed in without MFA: " + count + " actions need it.", first, "Needs MFA")
                : new Banner("closed", count + " actions here are closed for one reason.", first, "Closed, see above");
    }

    private static String cause(GateReason reason) {
        return reason.name() + " " + reason.sentence();
    }
}
