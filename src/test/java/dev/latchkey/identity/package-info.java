@NullMarked
package dev.latchkey.identity;

import org.jspecify.annotations.NullMarked;
