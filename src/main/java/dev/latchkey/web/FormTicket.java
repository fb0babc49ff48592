package dev.latchkey.web;

/**
 * One drawing of one form, as it came back: may be used once.
 *
 * @param formName which form
 * @param nonce what tells this drawing from all others
 * @param accountName what was typed where the account's name was asked for; empty where it was not
 */
public record FormTicket(String formName, String nonce, String accountName) {

    /** The field in which the name of the account is typed, where a form asks for it. */
    static final String ACCOUNT_NAME = "accountName";

    @Override
    public String toString() {
        return "FormTicket[" + formName + "]";
    }
}
