package dev.latchkey.credential;

import dev.latchkey.operation.OperationView;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Layout;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All sections that there are, in the order in which they stand on a page. */
@Singleton
class CredentialSections {

    private final List<CredentialSection> sections;

    CredentialSections(@All List<CredentialSection> sections) {
        this.sections = sections.stream()
                .sorted(Comparator.comparing(CredentialSection::tab).thenComparing(CredentialSection::order))
                .toList();
    }

    /** Draws the subject's sections of those tabs that have anything to show. */
    List<SectionDrawing> draw(Subject subject, Predicate<CredentialTab> tabs, OperationView view, Layout layout) {
        return sections.stream()
                .filter(section -> tabs.test(section.tab()))
                .map(section -> section.draw(subject, view, layout))
                .filter(SectionDrawing::isDrawn)
                .toList();
    }

    /**
     * The sections of one page, what a person can use before what they cannot.
     *
     * @param banner the cause that closes most, if one stands out
     */
    record Drawn(Optional<Banner> banner, List<SectionDrawing> available, List<SectionDrawing> notAvailable) {

        static Drawn of(List<SectionDrawing> sections) {
            return of(Banner.over(sections.stream().flatMap(SectionDrawing::reasons)), sections);
        }

        private static Drawn of(Optional<Banner> banner, List<SectionDrawing> sections) {
            List<SectionDrawing> said = sections.stream()
                    .map(section -> section.saying(words(banner)))
                    .toList();
            return new Drawn(
                    banner,
                    said.stream().filter(SectionDrawing::isAvailable).toList(),
                    said.stream().filter(section -> !section.isAvailable()).toList());
        }

        /** All of them, in the order in which they stand. */
        public List<SectionDrawing> all() {
            return Stream.concat(available.stream(), notAvailable.stream()).toList();
        }
    }

    /** A page's summary and sections, with what closes most of it told once. */
    record Whole(Summary summary, Drawn sections) {

        static Whole of(Summary summary, List<SectionDrawing> drawn) {
            Optional<Banner> banner =
                    Banner.over(Stream.concat(summary.reasons(), drawn.stream().flatMap(SectionDrawing::reasons)));
            return new Whole(summary.saying(words(banner)), Drawn.of(banner, drawn));
        }
    }

    private static UnaryOperator<GateReason> words(Optional<Banner> banner) {
        return banner.map(Banner::shortening).orElse(UnaryOperator.identity());
    }
}
