/**
 * The policy document as a typed, immutable model, and the reader that turns text into it.
 *
 * <p>Reading is strict: what is not understood is a problem with a place in the text, never a guess.
 */
@NullMarked
package dev.latchkey.policy.document;

import org.jspecify.annotations.NullMarked;
