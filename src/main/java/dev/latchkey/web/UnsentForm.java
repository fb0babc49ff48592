package dev.latchkey.web;

import java.util.List;

/**
 * A form that could not be done, ready to be sent once more; passwords and codes are to be typed anew.
 *
 * @param action the address that it was sent to
 * @param csrf its own token, as it came
 * @param nonce its own nonce, as it came
 */
record UnsentForm(String action, String csrf, String nonce, List<Field> fields, List<Field> secrets) {

    /** A field by its name, since nothing else of it is known here. */
    record Field(String name, String label, String value) {

        public boolean isLong() {
            return value.length() > 80 || value.indexOf('\n') >= 0;
        }

        /** What password managers fill a secret field with (WHATWG HTML, autofill). */
        public String autocomplete() {
            return name.contains("Code")
                    ? "one-time-code"
                    : name.contains("new") || name.contains("confirm") ? "new-password" : "current-password";
        }
    }

    static UnsentForm of(Form form, String action) {
        List<Field> fields = form.typed().fields().entrySet().stream()
                .map(field -> new Field(field.getKey(), FieldLabels.of(field.getKey()), field.getValue()))
                .toList();
        List<Field> secrets = form.secretNames().stream()
                .map(name -> new Field(Form.SECRET + name, FieldLabels.of(name), ""))
                .toList();
        return new UnsentForm(action, form.text(Form.CSRF), form.text(Form.NONCE), fields, secrets);
    }
}
