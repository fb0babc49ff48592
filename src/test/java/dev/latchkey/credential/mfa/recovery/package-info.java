@NullMarked
package dev.latchkey.credential.mfa.recovery;

import org.jspecify.annotations.NullMarked;
