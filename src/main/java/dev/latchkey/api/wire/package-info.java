/**
 * The wire format: parameters into records, records into XML, both by the declarations at their components.
 *
 * <p>Knows nothing of HTTP, of signatures or of any single operation.
 */
@NullMarked
package dev.latchkey.api.wire;

import org.jspecify.annotations.NullMarked;
