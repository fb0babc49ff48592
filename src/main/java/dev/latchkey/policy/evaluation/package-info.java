/**
 * The decision: an authorization request and the policies that apply to its caller in, a decision and the statements
 * that made it out.
 *
 * <p>Pure functions of their arguments; nothing here reads a clock, a database or a setting.
 */
@NullMarked
package dev.latchkey.policy.evaluation;

import org.jspecify.annotations.NullMarked;
