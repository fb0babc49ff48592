/**
 * Hardware TOTP tokens: their seeds come from the vendor in a file, which an administrator imports.
 *
 * <p>Once imported a token is a device like others: somebody assigns it by its serial number and two codes.
 */
@NullMarked
package dev.latchkey.credential.mfa.hardware;

import org.jspecify.annotations.NullMarked;
