/**
 * What was acknowledged is there, whatever dies: the packaged portal and its database, killed while people change things.
 */
@NullMarked
package dev.latchkey.durability;

import org.jspecify.annotations.NullMarked;
