/**
 * Console passwords: how they are judged, hashed and kept, changing one's own, and setting those of others.
 *
 * <p>A user's console password is called a login profile, as in IAM.
 */
@NullMarked
package dev.latchkey.credential.password;

import org.jspecify.annotations.NullMarked;
