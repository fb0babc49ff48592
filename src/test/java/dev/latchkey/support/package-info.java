/**
 * What tests stand on: a database, a clock, the packaged portal as a process, a network that fails on demand.
 *
 * <p>Hand-written and of production quality; nothing is mocked.
 */
@NullMarked
package dev.latchkey.support;

import org.jspecify.annotations.NullMarked;
