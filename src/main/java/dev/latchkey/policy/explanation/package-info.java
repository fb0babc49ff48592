/**
 * From a decision to words and to a way out: IAM's access-denied sentence, and the reason found by trying what-ifs.
 *
 * <p>Nothing is guessed from the text of a policy; every reason is the outcome of an evaluation.
 */
@NullMarked
package dev.latchkey.policy.explanation;

import org.jspecify.annotations.NullMarked;
