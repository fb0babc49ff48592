/**
 * Specifications of the settings: names, bounds, and the table that tells operators of them.
 *
 * <p>Refusals are tried on the packaged portal as well.
 */
@NullMarked
package dev.latchkey.platform.configuration;

import org.jspecify.annotations.NullMarked;
