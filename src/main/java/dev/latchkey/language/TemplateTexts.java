package dev.latchkey.language;

import io.quarkus.qute.EngineConfiguration;
import io.quarkus.qute.ParserHelper;
import io.quarkus.qute.ParserHook;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives each <code>{#t}</code> of a template its translations, before the template is read: so they are checked when the
 * product is built, like the rest of the template, and may hold the same expressions and tags.
 */
@EngineConfiguration
public final class TemplateTexts implements ParserHook {

    static final Pattern TEXT = Pattern.compile("\\{#t\\}(\\s*)(.*?)(\\s*)\\{/t\\}", Pattern.DOTALL);

    private static final Pattern SPACE = Pattern.compile("\\s+");

    @Override
    public void beforeParsing(ParserHelper parser) {
        parser.addContentFilter(TemplateTexts::translated);
    }

    /** What a text is called in the catalogues: itself, on one line. */
    static String key(String text) {
        return SPACE.matcher(text.strip()).replaceAll(" ");
    }

    private static String translated(String template) {
        if (!template.contains("{#t}")) {
            return template;
        }
        return TEXT.matcher(template).replaceAll(text -> Matcher.quoteReplacement(withTranslations(text)));
    }

    private static String withTranslations(MatchResult text) {
        StringBuilder section = new StringBuilder("{#t}")
                .append(text.group(1))
                .append(text.group(2))
                .append(text.group(3));
        for (Language language : Language.translations()) {
            Catalogue.of(language).exactly(key(text.group(2))).ifPresent(said -> section.append(
                            "{#" + language.tag() + "}")
                    .append(text.group(1))
                    .append(said)
                    .append(text.group(3)));
        }
        return section.append("{/t}").toString();
    }
}
