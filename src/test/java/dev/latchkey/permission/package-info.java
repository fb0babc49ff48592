@NullMarked
package dev.latchkey.permission;

import org.jspecify.annotations.NullMarked;
