@NullMarked
package dev.latchkey.credential.mfa;

import org.jspecify.annotations.NullMarked;
