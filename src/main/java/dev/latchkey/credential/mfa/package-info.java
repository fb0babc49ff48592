/**
 * MFA devices, the second proof at sign-in: virtual devices that show a code every thirty seconds, and what every other
 * kind of device shares with them.
 *
 * <p>One row for each device, a table of its own for what a kind needs besides. A code is good for one use, at whichever
 * door it comes in.
 */
@NullMarked
package dev.latchkey.credential.mfa;

import org.jspecify.annotations.NullMarked;
