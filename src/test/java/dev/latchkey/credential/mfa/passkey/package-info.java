@NullMarked
package dev.latchkey.credential.mfa.passkey;

import org.jspecify.annotations.NullMarked;
