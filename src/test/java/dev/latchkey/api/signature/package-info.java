@NullMarked
package dev.latchkey.api.signature;

import org.jspecify.annotations.NullMarked;
