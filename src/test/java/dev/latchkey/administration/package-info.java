@NullMarked
package dev.latchkey.administration;

import org.jspecify.annotations.NullMarked;
