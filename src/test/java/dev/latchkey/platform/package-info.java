/**
 * Specifications of what every room stands on.
 *
 * <p>Those that need a real process are integration tests.
 */
@NullMarked
package dev.latchkey.platform;

import org.jspecify.annotations.NullMarked;
