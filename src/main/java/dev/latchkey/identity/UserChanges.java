package dev.latchkey.identity;

/** Told of what happens to users; the room that keeps something open for them declares a bean. */
public interface UserChanges {

    /** The user is called or placed otherwise from now on: what was opened under the old name ends. */
    void renamed(String userId);
}
