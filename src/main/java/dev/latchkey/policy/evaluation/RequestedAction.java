package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.document.AsciiCase;

/** The action of a request with what it is looked up by: the hashes of its whole name and of its vendor. */
record RequestedAction(String text, int hash, int vendorHash) {

    static RequestedAction of(String text) {
        int vendorEnd = Math.max(0, text.indexOf(':'));
        return new RequestedAction(text, AsciiCase.hash(text), AsciiCase.hash(text, 0, vendorEnd));
    }
}
