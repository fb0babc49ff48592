/**
 * Temporary credentials: what STS issues to users who sign with a long-term key, and who a key belongs to.
 *
 * <p>A token proves MFA for as long as it lives if it was issued for a code of the user's device.
 */
@NullMarked
package dev.latchkey.credential.sessiontoken;

import org.jspecify.annotations.NullMarked;
