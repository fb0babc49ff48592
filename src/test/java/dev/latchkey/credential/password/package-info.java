@NullMarked
package dev.latchkey.credential.password;

import org.jspecify.annotations.NullMarked;
