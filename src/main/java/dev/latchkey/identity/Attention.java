package dev.latchkey.identity;

import java.time.Instant;
import java.util.List;

/** What a room knows that somebody should look after in an account; each room that knows something declares a bean. */
public interface Attention {

    /** Its position on the dashboard. */
    int order();

    /** What there is to look after; empty where all is well. */
    List<Concern> in(String accountId, Instant now);
}
