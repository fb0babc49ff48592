package dev.latchkey.support;

import dev.latchkey.support.PortalClient.Page;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Opens every page that can be reached by links, each once, as one person. */
public final class Crawler {

    /** Far more than there are; a crawl that gets this far goes in circles. */
    private static final int MOST_PAGES = 500;

    /** Of pages that differ by their query alone, a few are enough. */
    private static final int QUERIES_A_PAGE = 3;

    private static final String STATIC = "/(assets|webjars|health|metrics)(/.*)?";

    private final PortalClient browser;
    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final Map<String, Integer> queries = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    private Crawler(PortalClient browser) {
        this.browser = browser;
    }

    /** All pages that hang together with these, by address; what is no HTML is left out. */
    public static Map<String, Page> crawl(PortalClient browser, Collection<String> starts) {
        Crawler crawler = new Crawler(browser);
        starts.forEach(crawler::note);
        while (!crawler.open.isEmpty()) {
            crawler.visit(crawler.open.remove());
        }
        crawler.pages.values().removeIf(page -> page.header("content-type")
                .filter(type -> type.startsWith("text/html"))
                .isEmpty());
        return crawler.pages;
    }

    private void visit(String address) {
        if (pages.size() >= MOST_PAGES) {
            throw new AssertionError("more than " + MOST_PAGES + " pages: " + pages.keySet());
        }
        Page page = browser.get(address);
        pages.put(address, page);
        if (page.status() >= 300 && page.status() < 400) {
            note(page.location());
            return;
        }
        Document html = page.html();
        html.select("a[href]").eachAttr("href").forEach(href -> note(absolute(address, href)));
        for (Element form : html.select("form:not([method=post])[action]")) {
            note(absolute(address, form.attr("action")));
        }
    }

    private void note(String address) {
        String plain = address.replaceAll("#.*", "");
        String path = plain.replaceAll("\\?.*", "");
        if (!plain.startsWith("/")
                || plain.startsWith("//")
                || path.matches(STATIC)
                || pages.containsKey(plain)
                || open.contains(plain)) {
            return;
        }
        if (queries.merge(path, 1, Integer::sum) <= QUERIES_A_PAGE) {
            open.add(plain);
        }
    }

    /** The address of a link as a path of this portal; the empty text for another site's. */
    private static String absolute(String page, String href) {
        URI target = URI.create("http://portal" + page).resolve(href.replace(" ", "%20"));
        if (!"portal".equals(target.getHost())) {
            return "";
        }
        return target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
    }
}
