/**
 * What the members of an operation and of its answer are called and may hold, declared once at the record's components.
 *
 * <p>The Query API reads requests and writes answers by these declarations, and refuses by them what IAM refuses.
 */
@NullMarked
package dev.latchkey.operation.member;

import org.jspecify.annotations.NullMarked;
