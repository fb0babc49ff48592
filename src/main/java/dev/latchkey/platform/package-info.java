/**
 * What every room stands on: the clock, ids, configuration, transactions and start-up checks.
 *
 * <p>No word of the business appears here.
 */
@NullMarked
package dev.latchkey.platform;

import org.jspecify.annotations.NullMarked;
