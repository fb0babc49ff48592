/**
 * Every action that a policy can speak of, with the type of its resource and its condition keys, read from a data file.
 *
 * <p>The engine does not look here, so an action unknown to this list is decided like any other; the validator, the
 * wording of refusals and the search for a way out do.
 */
@NullMarked
package dev.latchkey.policy.action;

import org.jspecify.annotations.NullMarked;
