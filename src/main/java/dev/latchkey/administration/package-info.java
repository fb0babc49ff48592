/**
 * The pages on which administrators look after users and groups: lists, what one user or group has, and what is made or
 * deleted together.
 *
 * <p>Stands above all rooms whose operations it puts behind one button; it decides nothing and stores nothing.
 */
@NullMarked
package dev.latchkey.administration;

import org.jspecify.annotations.NullMarked;
