package dev.latchkey.web;

/**
 * One drawing of one form, as it came back: may be used once.
 *
 * @param formName which form
 * @param nonce what tells this drawing from all others
 */
public record FormTicket(String formName, String nonce) {

    @Override
    public String toString() {
        return "FormTicket[" + formName + "]";
    }
}
