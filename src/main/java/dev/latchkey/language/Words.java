package dev.latchkey.language;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import org.jboss.logging.Logger;

/** Texts that come from classes, in the language of a page: {@code {words:of(gate.label)}}. */
@TemplateExtension(namespace = "words")
public final class Words {

    /** The template attribute that holds the language of a page. */
    public static final String LANGUAGE = "language";

    private static final Logger LOG = Logger.getLogger(Words.class);

    private Words() {}

    /** The text in that language; in English where the catalogue does not know it. */
    static String of(String english, @TemplateAttribute(LANGUAGE) Object language) {
        return in((Language) language, english);
    }

    /** The language of the page. */
    static Language language(@TemplateAttribute(LANGUAGE) Object language) {
        return (Language) language;
    }

    /** The text in that language; in English where the catalogue does not know it. */
    public static String in(Language language, String english) {
        if (language == Language.ENGLISH || english.isBlank()) {
            return english;
        }
        return Catalogue.of(language).of(english).orElseGet(() -> {
            LOG.debugf("%s has nothing for: %s", language, english);
            return english;
        });
    }
}
