@NullMarked
package dev.latchkey.credential.mfa.hardware;

import org.jspecify.annotations.NullMarked;
