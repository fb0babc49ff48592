/**
 * Access keys, with which programs sign their requests.
 *
 * <p>So far the page only tells who may not list or make them.
 */
@NullMarked
package dev.latchkey.credential.accesskey;

import org.jspecify.annotations.NullMarked;
