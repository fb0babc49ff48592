package dev.latchkey.web;

import dev.latchkey.policy.explanation.ReasonClass;
import dev.latchkey.web.GateReason.Link;
import java.util.List;
import java.util.Optional;

/**
 * What stands in the way of something that is permitted: a limit that is reached, or the state of the thing.
 *
 * @param reasonClass {@link ReasonClass#QUOTA} or {@link ReasonClass#STATE}
 * @param sentence what is said
 * @param wayOut a link that removes it
 */
public record Obstacle(ReasonClass reasonClass, String sentence, Optional<Link> wayOut) {

    /** A limit is reached: {@code You have 2 of 2 access keys.} */
    public static Obstacle quota(String sentence) {
        return new Obstacle(ReasonClass.QUOTA, sentence, Optional.empty());
    }

    /** The thing has to be in another state first: {@code Deactivate it first.} */
    public static Obstacle state(String sentence) {
        return new Obstacle(ReasonClass.STATE, sentence, Optional.empty());
    }

    /** The same with a link that leads on. */
    public Obstacle withWayOut(String label, String href) {
        return new Obstacle(reasonClass, sentence, Optional.of(new Link(label, href)));
    }

    /** As the reason of a control; nobody has to be asked for anything. */
    GateReason reasonAt(String place) {
        return new GateReason(
                "why-" + place,
                reasonClass.text(),
                Optional.empty(),
                sentence,
                wayOut,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }
}
