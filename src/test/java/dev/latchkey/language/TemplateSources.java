package dev.latchkey.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The templates as they are written, and what in them is text. */
final class TemplateSources {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    private static final Pattern COMMENT = Pattern.compile("\\{!.*?!\\}|<!--.*?-->", Pattern.DOTALL);
    private static final Pattern DECLARATION = Pattern.compile("\\{@.*?\\}");
    private static final Pattern READ_BY_PEOPLE = Pattern.compile(
            "\\b(label|hint|heading|about|text|title|legend|caption|placeholder|what)=\"([^\"{]*[A-Za-z][^\"{]*)\"");
    private static final Pattern SECTION_HEAD = Pattern.compile("\\{#[a-zA-Z][^{}]*\\}");

    private TemplateSources() {}

    /** Each template by its path, without comments. */
    static Map<String, String> all() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                String source = COMMENT.matcher(Files.readString(file)).replaceAll("");
                sources.put(
                        TEMPLATES.relativize(file).toString(),
                        DECLARATION.matcher(source).replaceAll(""));
            }
        }
        return sources;
    }

    /** The texts of its sections for text. */
    static List<String> texts(String source) {
        return TemplateTexts.TEXT
                .matcher(source)
                .results()
                .map(text -> TemplateTexts.key(text.group(2)))
                .toList();
    }

    /** Texts that are handed to the tags that draw them. */
    static List<String> handedToTags(String source) {
        return SECTION_HEAD
                .matcher(source)
                .results()
                .flatMap(head -> READ_BY_PEOPLE.matcher(head.group()).results())
                .map(argument -> argument.group(2))
                .toList();
    }

    /** What a person would read that stands in no section for text. */
    static List<String> untold(String source) {
        String bare = TemplateTexts.TEXT.matcher(source).replaceAll("");
        List<String> attributes = Pattern.compile("\\b(aria-label|title|alt|placeholder|data-label)=\"([^\"]*)\"")
                .matcher(bare)
                .results()
                .map(attribute -> withoutExpressions(attribute.group(2)))
                .toList();
        String between = withoutExpressions(bare).replaceAll("(?s)<(code|pre|kbd|samp)\\b[^>]*>.*?</\\1>", "");
        Stream<String> texts = Stream.of(between.replaceAll("(?s)<[^>]*>", "\n").split("\n"));
        return Stream.concat(attributes.stream(), texts)
                .map(String::strip)
                .filter(text -> text.matches("(?s).*\\p{L}{2}.*"))
                .toList();
    }

    private static String withoutExpressions(String source) {
        String rest = source;
        Matcher expression = Pattern.compile("\\{[^{}\\s][^{}]*\\}").matcher(rest);
        return expression.replaceAll("");
    }
}
