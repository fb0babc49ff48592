package dev.latchkey.browser;

import dev.latchkey.support.Crawler;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.Routes;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages of the demo that somebody reaches by links. */
final class OwnPages {

    private OwnPages() {}

    /** One address for each route. */
    static Collection<String> of(String user) {
        PortalClient browser = PortalClient.at(URI.create(DemoPortal.address() + "/"));
        browser.signIn("example-corp", user, DemoPortal.PASSWORD);
        Map<String, String> byRoute = new LinkedHashMap<>();
        Crawler.crawl(browser, List.of("/security-credentials")).forEach((address, page) -> {
            if (page.status() < 300) {
                byRoute.putIfAbsent(Routes.templateOf(address), address);
            }
        });
        return byRoute.values();
    }
}
