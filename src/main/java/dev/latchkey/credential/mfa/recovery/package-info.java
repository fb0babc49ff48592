/**
 * Recovery codes: the way back in for somebody who has lost every device.
 *
 * <p>Ten at a time, each good for one sign-in, kept as slow hashes; a new set ends the old one.
 */
@NullMarked
package dev.latchkey.credential.mfa.recovery;

import org.jspecify.annotations.NullMarked;
