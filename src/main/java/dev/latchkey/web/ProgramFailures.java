package dev.latchkey.web;

import io.vertx.ext.web.RoutingContext;

/** Answers programs in their own language where a request failed before anything read it; pages are no use to them. */
public interface ProgramFailures {

    /** Sends the answer for a request that failed with that HTTP status. */
    void answer(RoutingContext request, int status);
}
