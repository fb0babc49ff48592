@NullMarked
package dev.latchkey.signin;

import org.jspecify.annotations.NullMarked;
