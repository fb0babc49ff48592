package dev.latchkey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.latchkey.support.Canaries;
import dev.latchkey.support.PortalClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A browser window of its own, with its own cookies. Closing it fails the test if the browser complained about anything:
 * a violated content security policy, a script error, a missing file.
 */
final class Window implements AutoCloseable {

    private static final int HEIGHT = 900;
    private static final int LIMIT_MILLIS = 15_000;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Window(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(LIMIT_MILLIS);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isAnswerOfAForm(message.text())) {
                complaints.add(message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        this.page = context.newPage();
        page.onDialog(dialog -> {
            complaints.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
    }

    static Window with(Scripts scripts) {
        return with(scripts, ColorScheme.LIGHT, 1280);
    }

    static Window with(Scripts scripts, ColorScheme colours, int width) {
        return new Window(Chromium.browser().newContext(options(scripts, width).setColorScheme(colours)));
    }

    /** The window of somebody whose browser speaks German. */
    static Window inGerman(Scripts scripts, int width) {
        return new Window(Chromium.browser().newContext(options(scripts, width).setLocale("de-DE")));
    }

    private static Browser.NewContextOptions options(Scripts scripts, int width) {
        return new Browser.NewContextOptions()
                .setJavaScriptEnabled(scripts == Scripts.ON)
                .setViewportSize(width, HEIGHT);
    }

    /** From the next page on, asks for pages in that language. */
    void speak(String language) {
        context.setExtraHTTPHeaders(Map.of("Accept-Language", language));
    }

    Walk walk() {
        return walkAt(DemoPortal.address());
    }

    /** On the pages of another portal than the demo. */
    Walk walkAt(String address) {
        return new Walk(page, address);
    }

    @Override
    public void close() {
        context.cookies().stream()
                .filter(cookie -> PortalClient.SECRET_COOKIES.contains(cookie.name))
                .forEach(cookie -> Canaries.note(cookie.value));
        context.close();
        assertThat(complaints).isEmpty();
    }

    /** Chromium logs every answer from 400 on as an error, those with a form in them too. */
    private static boolean isAnswerOfAForm(String text) {
        return text.startsWith("Failed to load resource: the server responded with a status of 4");
    }
}
