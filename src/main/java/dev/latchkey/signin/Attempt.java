package dev.latchkey.signin;

import java.util.List;

/**
 * One try, as far as throttling is concerned.
 *
 * @param own the lane that decides whether it has to wait
 * @param counted all lanes that a failure counts on, in the order in which they are locked
 * @param forgotten the lanes that a success clears
 * @param isPaused whether it has to wait
 */
record Attempt(Lane own, List<Lane> counted, List<Lane> forgotten, boolean isPaused) {}
