/**
 * The door: every thing that a person or a program can ask for is an {@link dev.latchkey.operation.Operation}, and
 * {@link dev.latchkey.operation.Operations} is the only way to perform or to preview one.
 *
 * <p>The rooms above implement what the door needs from them: policies, resources' ARNs and the audit trail.
 */
@NullMarked
package dev.latchkey.operation;

import org.jspecify.annotations.NullMarked;
