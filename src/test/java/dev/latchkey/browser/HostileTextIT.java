package dev.latchkey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.Crawler;
import dev.latchkey.support.HostileText;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Page;
import dev.latchkey.support.Routes;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Text is text wherever it is shown: an administrator types hostile text into every field of every form, comes with a
 * hostile browser by hostile addresses, and then looks at every page, with eyes and with a browser that runs scripts.
 *
 * <p>Forms and pages are found by walking, so that new ones are among them.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileTextIT {

    private static final List<String> STARTS = List.of("/security-credentials", "/admin/account-settings", "/signin");

    /** Forms that end the session or open another one; what they say has tests of its own. */
    private static final List<String> LEFT_OUT = List.of("/signout", "/signin");

    /** Names are held to their alphabet; with a good one, the rest of a form has a chance to be stored. */
    private static final String NAMES = "(?i).*name";

    private static final String ACCOUNT = "210987654321";

    @Test
    void is_text_wherever_it_is_shown() {
        PortalClient olga = PortalClient.at(URI.create(DemoPortal.address() + "/"));
        olga.signIn(ACCOUNT, "olga", DemoPortal.PASSWORD);
        for (int kind = 0; kind < HostileText.kinds(); kind++) {
            olga.header("User-Agent", HostileText.of(kind));
            sendEverywhere(olga, kind);
        }

        Set<String> starts = new LinkedHashSet<>(STARTS);
        starts.addAll(Routes.reading());
        Map<String, Page> pages = Crawler.crawl(olga, starts);
        pages.forEach(HostileTextIT::isHarmless);
        for (String address : pages.keySet()) {
            if (!address.contains("?")) {
                String query = "?next=" + encoded(3) + "&marker=" + encoded(0) + "&q=" + encoded(1);
                isHarmless(address + query, olga.get(address + query));
            }
        }
        showInABrowser(pages.keySet());
    }

    /** Sends each form twice: with hostile text in every field, and with it in all but those for names. */
    private static void sendEverywhere(PortalClient olga, int kind) {
        int shown = 0;
        for (Map.Entry<String, Page> page : Crawler.crawl(olga, STARTS).entrySet()) {
            for (Element form : page.getValue().html().select("form[method=post]")) {
                String action = form.attr("action");
                boolean takesText = form.select("input, textarea").stream().anyMatch(HostileTextIT::isText);
                if (takesText && !LEFT_OUT.contains(action)) {
                    for (boolean goodNames : List.of(false, true)) {
                        Page answer = olga.post(action, filled(form, kind, goodNames));
                        isHarmless(action + " on " + page.getKey(), answer);
                        shown += HostileText.isShownOn(answer) ? 1 : 0;
                    }
                }
            }
        }
        assertThat(shown).as("answers that repeat what was typed").isPositive();
    }

    private static Map<String, String> filled(Element form, int kind, boolean goodNames) {
        Map<String, String> fields = new LinkedHashMap<>();
        int field = kind;
        for (Element input : form.select("input[name], textarea[name], select[name]")) {
            String name = input.attr("name");
            if (isText(input)) {
                fields.put(name, goodNames && name.matches(NAMES) ? "hostile-" + kind : HostileText.of(field++));
            } else if (input.tagName().equals("select")) {
                Element option = input.selectFirst("option");
                fields.put(name, option == null ? "" : option.val());
            } else if (!List.of("checkbox", "radio").contains(input.attr("type")) || input.hasAttr("checked")) {
                fields.put(name, input.val().isEmpty() ? "on" : input.val());
            }
        }
        return fields;
    }

    private static boolean isText(Element input) {
        return input.tagName().equals("textarea")
                || input.tagName().equals("input")
                        && !List.of("hidden", "checkbox", "radio", "submit", "file")
                                .contains(input.attr("type"));
    }

    private static void isHarmless(String where, Page page) {
        assertThat(page.status()).as(where + ": " + page.text()).isLessThan(500);
        assertThat(HostileText.tracesOn(page)).as(where).isEmpty();
    }

    /** A window complains when it is closed about scripts that ran, and about those that the browser kept from running. */
    private static void showInABrowser(Set<String> addresses) {
        try (Window window = Window.with(Scripts.ON)) {
            Walk walk = window.walk().signIn(ACCOUNT, "olga", DemoPortal.PASSWORD);
            for (String address : addresses) {
                walk.open(address);
            }
        }
    }

    private static String encoded(int kind) {
        return URLEncoder.encode(HostileText.of(kind), StandardCharsets.UTF_8);
    }
}
