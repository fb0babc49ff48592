/**
 * Passkeys and security keys (WebAuthn Level 3): registering one, and proving with it who one is.
 *
 * <p>A maintained library checks what authenticators answer; the challenges are kept here.
 */
@NullMarked
package dev.latchkey.credential.mfa.passkey;

import org.jspecify.annotations.NullMarked;
