package dev.latchkey.support;

import dev.latchkey.support.PortalClient.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Text that would become markup, script or an expression if it were shown as anything but text. */
public final class HostileText {

    /** One for each way out of where text usually stands. */
    private static final List<String> TEXTS = List.of(
            "\"><img src=x-hostile onerror=alert(1)>",
            "'><svg/onload=alert(1) x-hostile>",
            "</title></textarea><script>alert('x-hostile')</script>",
            "javascript:alert('x-hostile')",
            "{7907*88591}${7907*88591}{#if true}x-hostile{/if}{inject:clock}");

    /** What the expression in one of them amounts to: longer than what ids and times have by chance. */
    private static final String EVALUATED = "700489037";

    private HostileText() {}

    /** One of them, by turns. */
    public static String of(int turn) {
        return TEXTS.get(Math.floorMod(turn, TEXTS.size()));
    }

    /** How many kinds there are. */
    public static int kinds() {
        return TEXTS.size();
    }

    /** Whether the page shows any of them, as text or as the value of a field. */
    public static boolean isShownOn(Page page) {
        Document html = page.html();
        return html.text().contains("x-hostile")
                || html.select("input, textarea").eachAttr("value").stream()
                        .anyMatch(value -> value.contains("x-hostile"));
    }

    /** Everything on a page that is more than text: markup that is not ours, script, handlers, results. */
    public static List<String> tracesOn(Page page) {
        Document html = page.html();
        List<String> traces = new ArrayList<>();
        for (Element element : html.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                String name = attribute.getKey().toLowerCase(Locale.ROOT);
                String value = attribute.getValue().strip().toLowerCase(Locale.ROOT);
                boolean leads = List.of("href", "src", "action", "formaction").contains(name)
                        || name.startsWith("hx-") && !name.equals("hx-vals");
                if (name.startsWith("on")
                        || name.startsWith("x-hostile")
                        || name.equals("style")
                        || leads && (value.startsWith("javascript:") || value.equals("x-hostile"))) {
                    traces.add(element.tagName() + " " + attribute.html());
                }
            }
            if (element.tagName().equals("script") && !element.hasAttr("src")) {
                traces.add(element.outerHtml());
            }
        }
        if (html.text().contains(EVALUATED)) {
            traces.add("an expression was evaluated: " + EVALUATED);
        }
        return traces;
    }
}
