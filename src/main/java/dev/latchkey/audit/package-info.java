/**
 * The append-only trail: who did what to what, with which result and why.
 *
 * <p>Rows of changes are written in the transaction of the change, rows of refused changes before the answer; refused
 * reads are gathered and written within a second.
 */
@NullMarked
package dev.latchkey.audit;

import org.jspecify.annotations.NullMarked;
