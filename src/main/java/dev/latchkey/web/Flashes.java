package dev.latchkey.web;

/** Where a sentence waits for the next page; the room of sessions keeps it. */
public interface Flashes {

    /**
     * Leaves a sentence for the next page of this browser, in the transaction there is. In a session that was replaced
     * in this request, it goes to the new one.
     */
    void leave(Flash flash);
}
