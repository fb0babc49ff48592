/**
 * MFA devices, the second proof at sign-in.
 *
 * <p>So far the page only tells who may not list or assign them.
 */
@NullMarked
package dev.latchkey.credential.mfa;

import org.jspecify.annotations.NullMarked;
