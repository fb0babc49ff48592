package dev.latchkey.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Asks axe, in the page itself, so that one page can be asked about in several lights for little more than one. */
final class Axe {

    private static final String SCRIPT = script();

    private static final String QUESTION = """
        async runOnly => (await axe.run(document, {runOnly, resultTypes: ["violations"]})).violations
            .map(violation => violation.id + ": " + violation.nodes.map(node => node.html + " " + node.failureSummary))
        """;

    private Axe() {}

    /** What breaks the criteria with those tags. */
    static List<?> violationsOf(Page page, List<String> tags) {
        return ask(page, "tag", tags);
    }

    /** What breaks those rules. */
    static List<?> violationsOfRules(Page page, List<String> rules) {
        return ask(page, "rule", rules);
    }

    private static List<?> ask(Page page, String type, List<String> values) {
        if (!(Boolean) page.evaluate("typeof axe === 'object'")) {
            page.evaluate(SCRIPT);
        }
        return (List<?>) page.evaluate(QUESTION, Map.of("type", type, "values", values));
    }

    private static String script() {
        try (InputStream script = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
