package dev.latchkey.signin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One try, as far as throttling is concerned.
 *
 * @param own the lane that decides whether it has to wait
 * @param counted all lanes that a failure counts on, in the order in which they are locked
 * @param forgotten the lanes that a success clears
 * @param isPaused whether it has to wait
 * @param networkPause how long its whole network has to wait; empty where it need not
 */
record Attempt(Lane own, List<Lane> counted, List<Lane> forgotten, boolean isPaused, Optional<Duration> networkPause) {}
