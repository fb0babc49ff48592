package dev.latchkey.language;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A language that pages can be read in. */
public enum Language {
    ENGLISH(Locale.ENGLISH, "English", "d MMM uuuu"),
    GERMAN(Locale.GERMAN, "Deutsch", "d. MMM uuuu");

    private final Locale locale;
    private final String ownName;
    private final DateTimeFormatter day;

    Language(Locale locale, String ownName, String day) {
        this.locale = locale;
        this.ownName = ownName;
        this.day = DateTimeFormatter.ofPattern(day, locale);
    }

    /** Its tag in pages, cookies and file names: {@code de} (RFC 5646). */
    public String tag() {
        return locale.getLanguage();
    }

    /** How it is called by those who speak it. */
    public String ownName() {
        return ownName;
    }

    /** How it writes a day. */
    public DateTimeFormatter day() {
        return day;
    }

    /** The language of that tag; empty if there is none. */
    public static Optional<Language> parse(@Nullable String tag) {
        return Stream.of(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /** What fits best to an {@code Accept-Language} header (RFC 9110, section 12.5.4); English where nothing does. */
    public static Language preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return ENGLISH;
        }
        try {
            String tag = Locale.lookupTag(
                    Locale.LanguageRange.parse(acceptLanguage),
                    Stream.of(values()).map(Language::tag).toList());
            return parse(tag).orElse(ENGLISH);
        } catch (IllegalArgumentException unreadable) {
            return ENGLISH;
        }
    }

    /** All but the one that templates are written in. */
    static List<Language> translations() {
        return Stream.of(values()).filter(language -> language != ENGLISH).toList();
    }
}
