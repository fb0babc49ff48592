package dev.latchkey.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;

/**
 * Asks before something that cannot be taken back: what it is, what stops working, and its id to be typed.
 *
 * @param about what is done to what, one sentence
 * @param consequences what follows, one sentence each
 * @param warning what speaks against it just now
 * @param typed the id that has to be typed; empty where nothing has
 * @param formName the name that the handler asks for
 * @param action where the form is sent
 * @param gate the button
 * @param back where one was, and its name
 */
public record Confirmation(
        String about,
        List<String> consequences,
        Optional<String> warning,
        Optional<String> typed,
        String formName,
        String action,
        Gate gate,
        GateReason.Link back) {

    /** The field in which the id is typed. */
    public static final String FIELD = "confirmation";

    /** What is wrong with what was typed for that id; nothing if it is the id. */
    public static FormErrors errors(Form form, String id) {
        return form.text(FIELD).strip().equals(id)
                ? FormErrors.NONE
                : FormErrors.of(FIELD, "Type " + id + " to confirm.");
    }

    /** The label of that field. */
    public String label() {
        return "Type " + typed.orElse("") + " to confirm";
    }

    /** The page; its layout's title is its heading. */
    public TemplateInstance page(Layout layout) {
        return new ConfirmPage(layout, this);
    }

    @CheckedTemplate(basePath = "confirm", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ConfirmPage(Layout layout, Confirmation confirmation) implements TemplateInstance {}
}
