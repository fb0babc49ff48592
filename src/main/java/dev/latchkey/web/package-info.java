/**
 * What every page shares: the layout and its data, forms that can be sent once and by nobody else, refusals and errors
 * as pages, response headers.
 *
 * <p>Knows who is looking through {@link dev.latchkey.web.Visit} only, which the room of sessions implements.
 */
@NullMarked
package dev.latchkey.web;

import org.jspecify.annotations.NullMarked;
