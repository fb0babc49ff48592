package dev.latchkey.api.wire;

/** A request that has no reading: nothing of it is done. The message is for whoever wrote the client. */
public final class MalformedInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedInput(String message) {
        super(message, null, false, false);
    }
}
