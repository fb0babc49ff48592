/**
 * The condition operators, one file for each family, and the test that a key of a condition puts to a request.
 *
 * <p>What a missing key, an unreadable value or a set qualifier means is decided here and nowhere else.
 */
@NullMarked
package dev.latchkey.policy.condition;

import org.jspecify.annotations.NullMarked;
