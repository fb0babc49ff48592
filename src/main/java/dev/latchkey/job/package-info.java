/**
 * Bulk work that takes longer than anybody waits: started on a page, done item by item through the door in the name of
 * whoever started it, told about while it goes on, and gone on with after a restart.
 *
 * <p>What kinds of work there are is said by the rooms above ({@link dev.latchkey.job.JobKind}).
 */
@NullMarked
package dev.latchkey.job;

import org.jspecify.annotations.NullMarked;
