package dev.latchkey.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A page without a pointer: each control is a stop of Tab, in the order of the page, and shows that it is one. */
final class Keyboard {

    private static final String SCRIPT = script();

    /** Stops that are no controls: what can be scrolled. */
    private static final int MOST_OTHER_STOPS = 20;

    private static final int MOST_TABS = 250;

    private Keyboard() {}

    /** Opens whatever can be opened on the page, with Enter, and goes from its top to its end with Tab. */
    static void leadsEverywhere(Page page) {
        page.evaluate(SCRIPT);
        skipsToTheContent(page);
        openAll(page);
        int stops = (int) page.evaluate("keyboard.begin()");
        for (int i = 0; i <= stops; i++) {
            page.keyboard().press("Tab");
        }
        for (int i = 0; i < MOST_OTHER_STOPS && !isOut(page); i++) {
            page.keyboard().press("Tab");
        }
        List<Object> problems = new ArrayList<>(problems(page, "keyboard.end()"));
        if (!isOut(page)) {
            problems.add("Tab does not lead out of the page");
        }
        problems.addAll(problems(page, "keyboard.closedControls()"));
        assertThat(problems).as("with the keyboard on %s", page.url()).isEmpty();
    }

    /** Goes the other way, where bars at the top are in the way. */
    static void leadsBack(Page page) {
        page.evaluate(SCRIPT);
        assertThat(problems(page, "keyboard.backwards()"))
                .as("with the keyboard backwards on %s, %s pixels wide", page.url(), page.viewportSize().width)
                .isEmpty();
    }

    private static void skipsToTheContent(Page page) {
        page.evaluate("keyboard.begin()");
        page.keyboard().press("Tab");
        assertThat(isFocused(page, ".skip-link"))
                .as("the first stop on %s skips to the content", page.url())
                .isTrue();
        page.keyboard().press("Enter");
        assertThat(isFocused(page, "main"))
                .as("the content of %s has the focus", page.url())
                .isTrue();
    }

    private static void openAll(Page page) {
        for (ElementHandle summary : page.querySelectorAll("main details:not([open]) > summary")) {
            if (summary.isVisible()) {
                summary.focus();
                page.keyboard().press("Enter");
                assertThat((Boolean) summary.evaluate("summary => summary.parentElement.open"))
                        .as("Enter opens %s on %s", summary.innerText(), page.url())
                        .isTrue();
            }
        }
    }

    /** Goes on with Tab until the focus is there; it is somewhere where it can be seen. */
    static void tabTo(Page page, String selector) {
        for (int i = 0; i < MOST_TABS; i++) {
            if (isFocused(page, selector)) {
                assertThat((Boolean) page.evaluate("() => document.activeElement.checkVisibility()"))
                        .as("%s can be seen on %s", selector, page.url())
                        .isTrue();
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab does not lead to " + selector + " on " + page.url());
    }

    /** Whether what has the focus is of that kind. */
    static boolean isFocused(Page page, String selector) {
        return (Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    private static boolean isOut(Page page) {
        return (Boolean) page.evaluate("keyboard.isOut()");
    }

    private static List<?> problems(Page page, String question) {
        return (List<?>) page.evaluate(question);
    }

    private static String script() {
        try (InputStream script = Objects.requireNonNull(Keyboard.class.getResourceAsStream("keyboard.js"))) {
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
