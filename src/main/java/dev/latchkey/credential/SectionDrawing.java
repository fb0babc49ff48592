package dev.latchkey.credential;

import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
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
 * @param content what is stored; empty where nothing is to be told
 */
public record SectionDrawing(
        String id,
        String heading,
        String about,
        Optional<GateReason> refusal,
        List<Gate> gates,
        Optional<RawString> content) {

    public SectionDrawing {
        gates = gates.stream().filter(Gate::isDrawn).toList();
    }

    /** A section whose content may be read. */
    public static SectionDrawing of(
            String id, String heading, String about, List<Gate> gates, TemplateInstance content) {
        // The one place where text becomes markup: it is the output of a template, which has escaped what was put in.
        RawString rendered = new RawString(content.render());
        return new SectionDrawing(id, heading, about, Optional.empty(), gates, Optional.of(rendered));
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

    /** Whether there is something here that the person may see or do. */
    boolean isAvailable() {
        return content.isPresent() || gates.stream().anyMatch(Gate::isAllowed);
    }

    /** Whether there is anything to draw at all: what is permitted but not built is not. */
    boolean isDrawn() {
        return content.isPresent() || refusal.isPresent() || !gates.isEmpty();
    }

    /** The reasons for everything in it that is closed. */
    Stream<GateReason> reasons() {
        return Stream.concat(refusal.stream(), gates.stream().flatMap(gate -> gate.reason().stream()));
    }

    /** The same with its reasons said in other words. */
    SectionDrawing saying(UnaryOperator<GateReason> words) {
        return new SectionDrawing(
                id,
                heading,
                about,
                refusal.map(words),
                gates.stream().map(gate -> gate.saying(words)).toList(),
                content);
    }
}
