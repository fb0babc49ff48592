/**
 * Policies as they are stored: managed ones with their versions, inline ones, what is attached to whom, and boundaries; and
 * the pages on which they are looked after, written and tried out.
 *
 * <p>Tells the door which policies apply to a caller; the language itself is in {@code dev.latchkey.policy}.
 */
@NullMarked
package dev.latchkey.permission;

import org.jspecify.annotations.NullMarked;
