/**
 * A second evaluator, slow and plainly written from the definitions, and random questions to put to both.
 *
 * <p>It shares no code with the engine: not the parser, not the matching, not the comparison of values.
 */
@NullMarked
package dev.latchkey.policy.oracle;

import org.jspecify.annotations.NullMarked;
