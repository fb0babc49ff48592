/**
 * The Query API of IAM and STS: signed requests in, the same operations that pages perform, XML out.
 *
 * <p>Rooms say in an {@link dev.latchkey.api.ApiRoom} what they offer; how a request is read and an answer written
 * follows from the components of the operation and of its result.
 */
@NullMarked
package dev.latchkey.api;

import org.jspecify.annotations.NullMarked;
