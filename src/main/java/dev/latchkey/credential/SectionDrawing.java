package dev.latchkey.credential;

import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One section as it is drawn for one person.
 *
 * @param id its anchor and its {@code data-section}
 * @param heading what kind of credential it is
 * @param about one sentence on what it is for
 * @param refusal why what is stored cannot be read; it then stands in the place of the content
 * @param gates the controls in its head
 * @param inside what is stored; empty where nothing is to be told
 */
public record SectionDrawing(
        String id,
        String heading,
        String about,
        Optional<GateReason> refusal,
        List<Gate> gates,
        Optional<Inside> inside) {

    public SectionDrawing {
        gates = gates.stream().filter(Gate::isDrawn).toList();
    }

    /**
     * What stands in a section, drawn when it is known in which words its reasons are told.
     *
     * @param reasons why controls in it are closed, or parts of it cannot be read
     * @param draw from the words for reasons to the content
     */
    public record Inside(List<GateReason> reasons, Function<UnaryOperator<GateReason>, TemplateInstance> draw) {

        /** What stands there where all reasons are told in full. */
        Inside saying(UnaryOperator<GateReason> words) {
            return new Inside(reasons.stream().map(words).toList(), more -> draw.apply(words));
        }
    }

    /** A section whose content may be read, and which has no controls in it. */
    public static SectionDrawing of(
            String id, String heading, String about, List<Gate> gates, TemplateInstance content) {
        return of(id, heading, about, gates, new Inside(List.of(), words -> content));
    }

    /** A section whose content may be read, with controls in its rows. */
    public static SectionDrawing of(String id, String heading, String about, List<Gate> gates, Inside inside) {
        return new SectionDrawing(id, heading, about, Optional.empty(), gates, Optional.of(inside));
    }

    /** A section whose content may not be read. */
    public static SectionDrawing refused(
            String id, String heading, String about, GateReason refusal, List<Gate> gates) {
        return new SectionDrawing(id, heading, about, Optional.of(refusal), gates, Optional.empty());
    }

    /** A section without content of its own. */
    public static SectionDrawing bare(String id, String heading, String about, List<Gate> gates) {
        return new SectionDrawing(id, heading, about, Optional.empty(), gates, Optional.empty());
    }

    /** Its content as markup; empty where there is none. */
    public Optional<RawString> content() {
        // The one place where text becomes markup: it is the output of a template, which has escaped what was put in.
        return inside.map(drawn ->
                new RawString(drawn.draw().apply(UnaryOperator.identity()).render()));
    }

    /** Whether there is something here that the person may see or do. */
    boolean isAvailable() {
        return inside.isPresent() || gates.stream().anyMatch(Gate::isAllowed);
    }

    /** Whether there is anything to draw at all: what is permitted but not built is not. */
    boolean isDrawn() {
        return inside.isPresent() || refusal.isPresent() || !gates.isEmpty();
    }

    /** The reasons for everything in it that is closed, in its head and in its rows. */
    Stream<GateReason> reasons() {
        return Stream.of(
                        refusal.stream(),
                        gates.stream().flatMap(gate -> gate.reason().stream()),
                        inside.stream().flatMap(rows -> rows.reasons().stream()))
                .flatMap(each -> each);
    }

    /** The same with its reasons said in other words. */
    SectionDrawing saying(UnaryOperator<GateReason> words) {
        return new SectionDrawing(
                id,
                heading,
                about,
                refusal.map(words),
                gates.stream().map(gate -> gate.saying(words)).toList(),
                inside.map(rows -> rows.saying(words)));
    }
}
