package dev.latchkey.agreement;

import dev.latchkey.support.PortalClient.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A button or link as a page shows it.
 *
 * @param page the address of the page
 * @param label its text
 * @param action the action that it is gated by
 * @param isAllowed whether it is open
 * @param refused the action that is refused, where it is closed
 * @param href where it leads, if it is a link
 */
record Control(String page, String label, String action, boolean isAllowed, String refused, Optional<String> href) {

    boolean isAt(String address, String gatedBy, String text) {
        return page.equals(address) && action.equals(gatedBy) && label.equals(text);
    }

    /** All controls of a page that the door decided about. */
    static List<Control> on(String address, Page page) {
        Document html = page.html();
        List<Control> controls = new ArrayList<>();
        for (Element element : html.select("[data-action]")) {
            String action = element.attr("data-action");
            String described = element.attr("aria-describedby");
            Element reason = described.isEmpty() ? null : html.getElementById(described);
            String refused = reason == null || !reason.hasAttr("data-denied-action")
                    ? action
                    : reason.attr("data-denied-action");
            controls.add(new Control(
                    address,
                    element.text(),
                    action,
                    element.attr("data-decision").equals("allowed"),
                    refused,
                    Optional.of(element.attr("href")).filter(href -> !href.isEmpty())));
        }
        return controls;
    }
}
