/**
 * X.509 signing certificates, with which old programs sign their requests.
 *
 * <p>So far the page only tells who may not list or add them.
 */
@NullMarked
package dev.latchkey.credential.certificate;

import org.jspecify.annotations.NullMarked;
