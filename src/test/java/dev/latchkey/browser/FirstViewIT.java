package dev.latchkey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Sizes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page that people come for asks of the network, in a browser that has kept nothing of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FirstViewIT {
    private static final int MOST_REQUESTS = 8;
    private static final int MOST_BYTES = 60_000;

    @ParameterizedTest
    @ValueSource(strings = {"paul", "nora", "mia", "dana"})
    void takes_eight_requests_and_60_kilobytes_at_most(String person) {
        try (Window window = Window.with(Scripts.ON)) {
            Walk walk = window.walk().signInAs(person);
            Page page = walk.page();
            page.context().newCDPSession(page).send("Network.clearBrowserCache");
            List<Request> requests = new CopyOnWriteArrayList<>();
            page.onRequestFinished(requests::add);

            walk.open("/security-credentials").seesHeading("My Security Credentials");
            page.waitForLoadState(LoadState.NETWORKIDLE);

            assertThat(requests)
                    .extracting(Request::url)
                    .anyMatch(url -> url.endsWith("/security-credentials"))
                    .anyMatch(url -> url.endsWith(".css"))
                    .hasSizeLessThanOrEqualTo(MOST_REQUESTS);
            assertThat(requests.stream().mapToInt(FirstViewIT::bytes).sum()).isBetween(5_000, MOST_BYTES);
        }
    }

    /** As they go over the wire, compressed, with their heads. */
    private static int bytes(Request request) {
        Sizes sizes = request.sizes();
        return sizes.requestHeadersSize + sizes.requestBodySize + sizes.responseHeadersSize + sizes.responseBodySize;
    }
}
