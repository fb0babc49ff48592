package dev.latchkey.agreement;

import dev.latchkey.support.PortalClient.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * A form as it was drawn while its button was open, with what stood in it.
 *
 * @param page the address of the page
 * @param label the text of the button
 * @param action the action that the button is gated by
 * @param target where it posts to
 */
record DrawnForm(String page, String label, String action, String target, Map<String, String> fields) {

    /** One for each gated button of each form of a page. */
    static List<DrawnForm> on(String address, Page page) {
        List<DrawnForm> forms = new ArrayList<>();
        for (Element form : page.html().select("form[method=post]")) {
            for (Element button : form.select("button[data-action]:not([type=button])")) {
                String target = button.hasAttr("formaction") ? button.attr("formaction") : form.attr("action");
                Map<String, String> fields = fieldsOf(form);
                if (button.hasAttr("name")) {
                    fields.put(button.attr("name"), button.val());
                }
                forms.add(new DrawnForm(address, button.text(), button.attr("data-action"), target, fields));
            }
        }
        return forms;
    }

    private static Map<String, String> fieldsOf(Element form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element input : form.select("input[name], textarea[name]")) {
            boolean isBox = List.of("checkbox", "radio").contains(input.attr("type"));
            if (!isBox || input.hasAttr("checked")) {
                fields.put(input.attr("name"), isBox && !input.hasAttr("value") ? "on" : input.val());
            }
        }
        for (Element select : form.select("select[name]")) {
            Element chosen = select.selectFirst("option[selected]");
            Element option = chosen == null ? select.selectFirst("option") : chosen;
            fields.put(select.attr("name"), option == null ? "" : option.val());
        }
        return fields;
    }
}
