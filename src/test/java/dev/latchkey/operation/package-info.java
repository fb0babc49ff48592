/**
 * Tests of the room of the same name, through the running application.
 *
 * <p>They stand in its package to reach what no other room may see.
 */
@NullMarked
package dev.latchkey.operation;

import org.jspecify.annotations.NullMarked;
