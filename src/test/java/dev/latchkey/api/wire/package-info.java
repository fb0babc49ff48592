@NullMarked
package dev.latchkey.api.wire;

import org.jspecify.annotations.NullMarked;
