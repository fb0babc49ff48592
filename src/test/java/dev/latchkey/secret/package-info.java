/**
 * Specifications of what keeps secrets.
 *
 * <p>They test the promises themselves: nothing printed, nothing opened with another key, purpose or context.
 */
@NullMarked
package dev.latchkey.secret;

import org.jspecify.annotations.NullMarked;
