/**
 * Every setting an operator can give, with its meaning, default and bounds.
 *
 * <p>Settings are read and checked before anything starts, so that a mistake costs one clear line and no harm.
 */
@NullMarked
package dev.latchkey.platform.configuration;

import org.jspecify.annotations.NullMarked;
