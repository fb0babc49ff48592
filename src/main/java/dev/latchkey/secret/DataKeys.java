package dev.latchkey.secret;

import java.util.List;

/** Where data keys are kept, wrapped; whoever has a database implements it. */
public interface DataKeys {

    /** The keys of a purpose, the current one first; empty where none was begun. Sees what others have begun. */
    List<WrappedKey> of(Purpose purpose);

    /**
     * Keeps the first key of a purpose, for good by the time this returns, whatever becomes of the transaction around
     * it; keeps the one that is there where somebody else was faster.
     */
    void begin(Purpose purpose, WrappedKey key);
}
