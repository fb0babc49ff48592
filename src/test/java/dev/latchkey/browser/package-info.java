/**
 * The product as its users meet it: the packaged portal in demo mode, in a real Chromium.
 *
 * <p>Every walk is done with scripts on and with scripts off.
 */
@NullMarked
package dev.latchkey.browser;

import org.jspecify.annotations.NullMarked;
