/**
 * Amazon Resource Names and the matching of patterns with wildcards and variables against texts.
 *
 * <p>Matching never goes back over more than one wildcard of a kind, so its cost is bounded by pattern times text.
 */
@NullMarked
package dev.latchkey.policy.arn;

import org.jspecify.annotations.NullMarked;
